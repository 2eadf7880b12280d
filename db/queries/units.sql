-- countUnitUse
select "unit_id", count(*) as "fairs", sum(case when attendance = 'attended' then 1 else 0 end) as "attended", sum(case when attendance = 'noShow' then 1 else 0 end) as "noShows"
from "participation"
where "unit_id" in (?)
group by "unit_id";

-- countUnits
select count(*) as "n"
from "unit";

-- findUnitByCreditCode
select *
from "unit"
where "credit_code" = ?;

-- findUnitById
select *
from "unit"
where "id" = ?;

-- insertUnits
insert into "unit" ("id", "name", "credit_code", "kind", "division_code", "industry", "contact", "phone", "import_batch_id")
values (?, ?, ?, ?, ?, ?, ?, ?, ?);

-- listUnitsByCreditCodes
select *
from "unit"
where "credit_code" in (?);

-- listUnitsByIds
select *
from "unit"
where "id" in (?);

-- removeUnits
select *
from "unit"
where "id" in (?);
delete
from "unit"
where "id" in (?);

-- searchUnits
select *
from "unit"
order by "name", "id"
limit ?;

-- searchUnits: text, after
select *
from "unit"
where (lower("name") like ? escape '\' or ("credit_code" >= ? and "credit_code" < ?)) and ("name", "id") > (?, ?)
order by "name", "id"
limit ?;

-- updateUnit
select *
from "unit"
where "id" in (?);
update "unit"
set "phone" = ?
where "id" = ?;
