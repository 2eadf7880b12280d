-- findArrivalById
select *
from "arrival"
where "id" = ?;

-- insertArrival
insert into "arrival" ("id", "fair_id", "participation_id", "at", "by_whom", "staff", "way", "attendance_before", "undone_by", "undone_at", "undo_reason")
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- listArrivalsByFair
select *
from "arrival"
where "fair_id" = ?
order by "at" desc, "id" desc;

-- listArrivalsOf
select *
from "arrival"
where "participation_id" in (?);

-- markArrivalUndone
select *
from "arrival"
where "id" in (?);
update "arrival"
set "undone_by" = ?, "undone_at" = ?, "undo_reason" = ?
where "id" = ?;
