-- findBoothAreaById
select *
from "booth_area"
where "id" = ?;

-- findBoothPlan
select *
from "booth_area"
where "fair_id" = ?
order by "position", "id";
select "booth".*
from "booth_area"
inner join "booth" on "booth"."area_id" = "booth_area"."id"
where "booth_area"."fair_id" = ?
order by "booth_area"."position", "booth_area"."id", "booth"."row_number", "booth"."place";

-- insertBoothArea
insert into "booth_area" ("id", "fair_id", "position", "name", "industries")
values (?, ?, ?, ?, ?);
insert into "booth" ("id", "fair_id", "area_id", "row_number", "place", "number", "reserved", "state", "participation_id", "release_reason")
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- removeBoothArea
select *
from "booth"
where "id" in (?);
delete
from "booth"
where "id" in (?);
select *
from "booth_area"
where "id" in (?);
delete
from "booth_area"
where "id" in (?);

-- saveBoothUses
select *
from "booth"
where "id" in (?);
update "booth"
set "state" = ?, "participation_id" = ?
where "id" = ?;

-- setBoothsReserved
select *
from "booth"
where "id" in (?);
update "booth"
set "reserved" = ?
where "id" = ?;

-- updateBoothArea
select *
from "booth_area"
where "id" in (?);
update "booth_area"
set "name" = ?
where "id" = ?;
