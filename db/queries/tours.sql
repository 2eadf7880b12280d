-- findTourById
select *
from "tour"
where "id" = ?;

-- insertTour
insert into "tour" ("id", "name")
values (?, ?);

-- listTours
select *
from "tour"
order by "name", "id";

-- renameTour
select *
from "tour"
where "id" in (?);
update "tour"
set "name" = ?
where "id" = ?;
