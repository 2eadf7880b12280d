-- findOutcomeStepById
select *
from "outcome_step"
where "id" = ?;

-- insertOutcomeSteps
insert into "outcome_step" ("id", "placement_id", "kind", "happened_on", "starts_on", "months", "back_paid_months", "place", "cause", "attachment_id", "seen", "entered_by", "entered_at", "void_reason", "voided_by", "voided_at")
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- listEmploymentFacts
select "outcome_step"."kind", "outcome_step"."happened_on", "outcome_step"."starts_on", "outcome_step"."months", "outcome_step"."back_paid_months", "outcome_step"."place", "outcome_step"."cause", "outcome_step"."placement_id", "placement"."fair_id", "job_seeker"."root_id"
from "job_seeker"
inner join "placement" on "placement"."job_seeker_id" = "job_seeker"."id"
inner join "outcome_step" on "outcome_step"."placement_id" = "placement"."id"
where "job_seeker"."root_id" in (?) and "outcome_step"."kind" in (?, ?, ?) and "outcome_step"."void_reason" is null and "outcome_step"."happened_on" <= ?
order by "outcome_step"."happened_on", "outcome_step"."id";

-- listHiredDays
select "job_seeker"."root_id", min("outcome_step"."happened_on") as "hired_on"
from "job_seeker"
inner join "placement" on "placement"."job_seeker_id" = "job_seeker"."id"
inner join "outcome_step" on "outcome_step"."placement_id" = "placement"."id"
where "job_seeker"."root_id" in (?) and "placement"."unit_id" = ? and "outcome_step"."kind" = ? and "outcome_step"."happened_on" >= ? and "outcome_step"."void_reason" is null
group by "job_seeker"."root_id";

-- listOutcomeSteps
select *
from "outcome_step"
where "placement_id" in (?)
order by "happened_on", "id";
select "attachment".*
from "outcome_step"
inner join "attachment" on "attachment"."id" = "outcome_step"."attachment_id"
where "outcome_step"."placement_id" in (?);

-- listPersonFacts
select "outcome_step"."kind", "outcome_step"."happened_on", "outcome_step"."starts_on", "outcome_step"."months", "outcome_step"."back_paid_months", "outcome_step"."place", "outcome_step"."cause", "outcome_step"."placement_id", "placement"."fair_id", "job_seeker"."root_id"
from "outcome_step"
inner join "placement" on "placement"."id" = "outcome_step"."placement_id"
inner join "job_seeker" on "job_seeker"."id" = "placement"."job_seeker_id"
where "outcome_step"."void_reason" is null and "outcome_step"."happened_on" <= ?
order by "outcome_step"."happened_on", "outcome_step"."id";

-- listPersonFacts: from, fair
select "outcome_step"."kind", "outcome_step"."happened_on", "outcome_step"."starts_on", "outcome_step"."months", "outcome_step"."back_paid_months", "outcome_step"."place", "outcome_step"."cause", "outcome_step"."placement_id", "placement"."fair_id", "job_seeker"."root_id"
from "outcome_step"
inner join "placement" on "placement"."id" = "outcome_step"."placement_id"
inner join "job_seeker" on "job_seeker"."id" = "placement"."job_seeker_id"
where "outcome_step"."void_reason" is null and "outcome_step"."happened_on" <= ? and "outcome_step"."happened_on" >= ? and "placement"."fair_id" = ?
order by "outcome_step"."happened_on", "outcome_step"."id";

-- voidOutcomeStep
select *
from "outcome_step"
where "id" in (?);
update "outcome_step"
set "void_reason" = ?, "voided_by" = ?, "voided_at" = ?
where "id" = ?;
