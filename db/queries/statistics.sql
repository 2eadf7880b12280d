-- countEnteredSignups
select count(distinct "signup_id") as "n"
from "scan"
where "fair_id" = ? and "verdict" = ? and "undone_at" is null;

-- countPeopleByFair
select "person"."sex", "person"."education", "person"."region", case when person.groups like '%"graduate"%' then 1 else 0 end as "graduate", cast(sum(p.registered) as bigint) as "registered", cast(sum(case when p.entrances > 0 then 1 else 0 end) as bigint) as "entrants", cast(sum(p.entrances) as bigint) as "entrances"
from (select "job_seeker"."root_id", max(case when signup.cancel_reason is null then 1 else 0 end) as "registered", sum((select count(*) as "n"
from "scan"
where "scan"."signup_id" = "signup"."id" and "scan"."verdict" = ? and "scan"."undone_at" is null)) as "entrances"
from "signup"
inner join "job_seeker" on "job_seeker"."id" = "signup"."job_seeker_id"
where "signup"."fair_id" = ?
group by "job_seeker"."root_id") as "p"
inner join "job_seeker" as "person" on "person"."id" = "p"."root_id"
group by "person"."sex", "person"."education", "person"."region", "graduate";

-- listPeopleByFair
select "p"."line_id", "p"."at", "person"."name", "person"."document_tail", "person"."phone_tail", "person"."sex", "person"."education", "person"."region"
from (select "job_seeker"."root_id", "job_seeker"."root_id" as "line_id", min("scan"."at") as "at"
from "scan"
inner join "signup" on "signup"."id" = "scan"."signup_id"
inner join "job_seeker" on "job_seeker"."id" = "signup"."job_seeker_id"
where "scan"."fair_id" = ? and "scan"."verdict" = ? and "scan"."undone_at" is null
group by "job_seeker"."root_id") as "p"
inner join "job_seeker" as "person" on "person"."id" = "p"."root_id"
order by "person"."name", "p"."line_id"
limit ?;

-- listPeopleByFair: filter
select "p"."line_id", "p"."at", "person"."name", "person"."document_tail", "person"."phone_tail", "person"."sex", "person"."education", "person"."region"
from (select "job_seeker"."root_id", "scan"."id" as "line_id", "scan"."at"
from "scan"
inner join "signup" on "signup"."id" = "scan"."signup_id"
inner join "job_seeker" on "job_seeker"."id" = "signup"."job_seeker_id"
where "scan"."fair_id" = ? and "scan"."verdict" = ? and "scan"."undone_at" is null) as "p"
inner join "job_seeker" as "person" on "person"."id" = "p"."root_id"
where "person"."sex" = ? and case when person.groups like '%"graduate"%' then 1 else 0 end = ? and "person"."education" in (?) and ("person"."region" in (?) or "person"."region" is null) and ("person"."name", "p"."line_id") > (?, ?)
order by "person"."name", "p"."line_id"
limit ?;

-- listPeopleByFair: registered
select "p"."line_id", "p"."at", "person"."name", "person"."document_tail", "person"."phone_tail", "person"."sex", "person"."education", "person"."region"
from (select "job_seeker"."root_id", "job_seeker"."root_id" as "line_id", min("signup"."signed_up_at") as "at"
from "signup"
inner join "job_seeker" on "job_seeker"."id" = "signup"."job_seeker_id"
where "signup"."fair_id" = ? and "signup"."cancel_reason" is null
group by "job_seeker"."root_id") as "p"
inner join "job_seeker" as "person" on "person"."id" = "p"."root_id"
order by "person"."name", "p"."line_id"
limit ?;
