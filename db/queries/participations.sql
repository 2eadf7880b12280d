-- countParticipationsByYear
select count(*) as "participations", count(distinct "participation"."unit_id") as "distinctUnits"
from "fair"
inner join "participation" on "participation"."fair_id" = "fair"."id"
where "fair"."starts_on" >= ? and "fair"."starts_on" <= ? and "fair"."status" <> ?;

-- findParticipationById
select *
from "participation"
where "id" = ?;

-- findParticipationByUnit
select *
from "participation"
where "fair_id" = ? and "unit_id" = ?;

-- insertParticipations
insert into "participation" ("id", "fair_id", "unit_id", "roster_order", "booth", "attendance", "presence", "local_override", "local_note", "contact", "phone", "jobs", "headcount", "remark", "import_batch_id")
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- listCreditCodesByFair
select "unit"."credit_code"
from "participation"
inner join "unit" on "unit"."id" = "participation"."unit_id"
where "participation"."fair_id" = ?;

-- listParticipationsByIds
select *
from "participation"
where "id" in (?);

-- listParticipationsByUnit
select *
from "participation"
where "unit_id" = ?;
select "fair".*
from "participation"
inner join "fair" on "fair"."id" = "participation"."fair_id"
where "participation"."unit_id" = ?
order by "fair"."starts_on" desc, "fair"."id" desc;

-- listPastAttendances
select "participation"."unit_id", "participation"."attendance", "fair"."number", "fair"."title", "fair"."starts_on"
from "participation"
inner join "fair" on "fair"."id" = "participation"."fair_id"
where "participation"."unit_id" in (?) and "fair"."starts_on" < ? and "fair"."status" <> ?;

-- listRosterByFair
select *
from "participation"
where "fair_id" = ?
order by "roster_order", "id";
select "unit".*
from "participation"
inner join "unit" on "unit"."id" = "participation"."unit_id"
where "participation"."fair_id" = ?;

-- nextRosterOrder
select max("roster_order") as "last"
from "participation"
where "fair_id" = ?;

-- removeParticipations
select *
from "participation"
where "id" in (?);
delete
from "participation"
where "id" in (?);

-- setAttendance
select *
from "participation"
where "id" in (?);
update "participation"
set "attendance" = ?
where "id" = ?;

-- setBoothText
select *
from "participation"
where "id" in (?);
update "participation"
set "booth" = ?
where "id" = ?;

-- updateParticipation
select *
from "participation"
where "id" in (?);
update "participation"
set "booth" = ?
where "id" = ?;
