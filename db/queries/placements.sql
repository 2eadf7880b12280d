-- countPlacements
select count(*) as "placements", count(distinct "job_seeker"."root_id") as "people"
from "placement"
inner join "job_seeker" on "job_seeker"."id" = "placement"."job_seeker_id"
where (exists (select "outcome_step"."id"
from "outcome_step"
where "outcome_step"."placement_id" = "placement"."id" and "outcome_step"."void_reason" is null and "outcome_step"."happened_on" <= ?) and not exists (select "conflict"."id"
from "conflict"
where "conflict"."row_id" = "placement"."job_seeker_id" and "conflict"."state" = ? and "conflict"."kind" = ?));

-- findPlacementById
select *
from "placement"
where "id" = ?;

-- insertPlacements
insert into "placement" ("id", "job_seeker_id", "unit_id", "fair_id", "job_title", "entered_by", "entered_at", "station_id")
values (?, ?, ?, ?, ?, ?, ?, ?);

-- listPlacements
select *
from "placement"
where (exists (select "outcome_step"."id"
from "outcome_step"
where "outcome_step"."placement_id" = "placement"."id" and "outcome_step"."void_reason" is null and "outcome_step"."happened_on" <= ?) and not exists (select "conflict"."id"
from "conflict"
where "conflict"."row_id" = "placement"."job_seeker_id" and "conflict"."state" = ? and "conflict"."kind" = ?))
order by "entered_at" desc, "id" desc
limit ?;

-- listPlacements: from, step, fair, unit, after
select *
from "placement"
where (exists (select "outcome_step"."id"
from "outcome_step"
where "outcome_step"."placement_id" = "placement"."id" and "outcome_step"."void_reason" is null and "outcome_step"."happened_on" <= ? and "outcome_step"."happened_on" >= ? and "outcome_step"."kind" = ?) and not exists (select "conflict"."id"
from "conflict"
where "conflict"."row_id" = "placement"."job_seeker_id" and "conflict"."state" = ? and "conflict"."kind" = ?) and "placement"."fair_id" = ? and "placement"."unit_id" = ?) and ("entered_at", "id") < (?, ?)
order by "entered_at" desc, "id" desc
limit ?;

-- listPlacementsByFair
select "placement".*, "job_seeker"."root_id"
from "placement"
inner join "job_seeker" on "job_seeker"."id" = "placement"."job_seeker_id"
where "placement"."fair_id" = ?
order by "placement"."entered_at", "placement"."id";

-- listPlacementsByFair: unit
select "placement".*, "job_seeker"."root_id"
from "placement"
inner join "job_seeker" on "job_seeker"."id" = "placement"."job_seeker_id"
where "placement"."fair_id" = ? and "placement"."unit_id" = ?
order by "placement"."entered_at", "placement"."id";

-- listPlacementsByRecords
select *
from "placement"
where "job_seeker_id" in (?)
order by "entered_at", "id";
