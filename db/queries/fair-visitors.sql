-- listFairVisitors
select *
from "job_seeker"
where "id" in (select "record"."root_id"
from "scan"
inner join "signup" on "signup"."id" = "scan"."signup_id"
inner join "job_seeker" as "record" on "record"."id" = "signup"."job_seeker_id"
where "scan"."fair_id" = ? and "scan"."verdict" = ? and "scan"."undone_at" is null)
order by "name", "id"
limit ?;

-- listFairVisitors: text, after
select *
from "job_seeker"
where "id" in (select "record"."root_id"
from "scan"
inner join "signup" on "signup"."id" = "scan"."signup_id"
inner join "job_seeker" as "record" on "record"."id" = "signup"."job_seeker_id"
where "scan"."fair_id" = ? and "scan"."verdict" = ? and "scan"."undone_at" is null) and lower("name") like ? escape '\' and ("name", "id") > (?, ?)
order by "name", "id"
limit ?;
