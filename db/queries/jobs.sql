-- findJobById
select *
from "job"
where "id" = ?;

-- insertJobVersion
insert into "job_version" ("id", "job_id", "version", "details", "replaced_by", "replaced_at", "reason")
values (?, ?, ?, ?, ?, ?, ?);

-- insertJobs
insert into "job" ("id", "participation_id", "title", "headcount", "wage_from", "wage_to", "education", "place", "board_lodging", "sex_limit", "age_limit", "requirements", "description", "version", "withdrawn_reason", "import_batch_id")
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- listJobVersions
select *
from "job_version"
where "job_id" = ?
order by "version" desc;

-- listJobsByFair
select "job".*
from "participation"
inner join "job" on "job"."participation_id" = "participation"."id"
where "participation"."fair_id" = ?
order by "participation"."roster_order", "job"."id";

-- listJobsByParticipation
select *
from "job"
where "participation_id" = ?
order by "id";

-- listJobsOfBatch
select *
from "job"
where "import_batch_id" = ?
order by "id";

-- removeJobs
select "id"
from "job_version"
where "job_id" in (?);
select *
from "job"
where "id" in (?);
delete
from "job"
where "id" in (?);

-- updateJob
select *
from "job"
where "id" in (?);
update "job"
set "headcount" = ?
where "id" = ?;
