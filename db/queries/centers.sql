-- findCenter
select *
from "center"
where "id" = ?;

-- saveCenter
select *
from "center"
where "id" in (?);
insert into "center" ("id", "name", "home_division", "sample")
values (?, ?, ?, ?);
