-- findEntryById
select "signup".*, "root"."id" as "person_id", "root"."name" as "person_name", "root"."sex" as "person_sex", "root"."document_tail" as "person_document_tail", "root"."phone_tail" as "person_phone_tail", "root"."education" as "person_education", "root"."groups" as "person_groups"
from "signup" cross join "job_seeker" as "record" cross join "job_seeker" as "root"
where "record"."id" = "signup"."job_seeker_id" and "root"."id" = "record"."root_id" and "signup"."id" = ?;

-- findEntryByTicket
select "signup".*, "root"."id" as "person_id", "root"."name" as "person_name", "root"."sex" as "person_sex", "root"."document_tail" as "person_document_tail", "root"."phone_tail" as "person_phone_tail", "root"."education" as "person_education", "root"."groups" as "person_groups"
from "signup" cross join "job_seeker" as "record" cross join "job_seeker" as "root"
where "record"."id" = "signup"."job_seeker_id" and "root"."id" = "record"."root_id" and "signup"."ticket_code" = ?;

-- listEntriesByFair
select "signup".*, "root"."id" as "person_id", "root"."name" as "person_name", "root"."sex" as "person_sex", "root"."document_tail" as "person_document_tail", "root"."phone_tail" as "person_phone_tail", "root"."education" as "person_education", "root"."groups" as "person_groups"
from "signup" cross join "job_seeker" as "record" cross join "job_seeker" as "root"
where "record"."id" = "signup"."job_seeker_id" and "root"."id" = "record"."root_id" and "signup"."fair_id" = ?
order by "signup"."signed_up_at", "signup"."id"
limit ?;

-- listEntriesByFair: after
select "signup".*, "root"."id" as "person_id", "root"."name" as "person_name", "root"."sex" as "person_sex", "root"."document_tail" as "person_document_tail", "root"."phone_tail" as "person_phone_tail", "root"."education" as "person_education", "root"."groups" as "person_groups"
from "signup" cross join "job_seeker" as "record" cross join "job_seeker" as "root"
where "record"."id" = "signup"."job_seeker_id" and "root"."id" = "record"."root_id" and "signup"."fair_id" = ? and ("signup"."signed_up_at", "signup"."id") > (?, ?)
order by "signup"."signed_up_at", "signup"."id"
limit ?;

-- listEntriesByPhone
select "id"
from "job_seeker"
where "phone_index" = ?;

-- listEntriesOfPeople
select distinct "signup".*, "root"."id" as "person_id", "root"."name" as "person_name", "root"."sex" as "person_sex", "root"."document_tail" as "person_document_tail", "root"."phone_tail" as "person_phone_tail", "root"."education" as "person_education", "root"."groups" as "person_groups"
from "job_seeker" as "known" cross join "job_seeker" as "record" cross join "signup" cross join "job_seeker" as "root"
where "record"."root_id" = "known"."root_id" and "signup"."job_seeker_id" = "record"."id" and "signup"."fair_id" = ? and "root"."id" = "known"."root_id" and "known"."id" in (?);

-- searchEntries
select "id"
from "signup"
where "fair_id" = ?
limit ? offset ?;
select "signup".*, "root"."id" as "person_id", "root"."name" as "person_name", "root"."sex" as "person_sex", "root"."document_tail" as "person_document_tail", "root"."phone_tail" as "person_phone_tail", "root"."education" as "person_education", "root"."groups" as "person_groups"
from "signup" cross join "job_seeker" as "record" cross join "job_seeker" as "root"
where "record"."id" = "signup"."job_seeker_id" and "root"."id" = "record"."root_id" and "signup"."fair_id" = ? and exists (select "known"."id"
from "job_seeker" as "known"
inner join "job_seeker_key_list" on "job_seeker_key_list"."job_seeker_id" = "known"."id"
where "known"."root_id" = "root"."id" and instr(job_seeker_key_list.keys, ?) > 0)
limit ?;

-- searchEntriesByKeys
select distinct "signup".*, "root"."id" as "person_id", "root"."name" as "person_name", "root"."sex" as "person_sex", "root"."document_tail" as "person_document_tail", "root"."phone_tail" as "person_phone_tail", "root"."education" as "person_education", "root"."groups" as "person_groups"
from "job_seeker_key" cross join "job_seeker" as "known" cross join "job_seeker" as "record" cross join "signup" cross join "job_seeker" as "root"
where "job_seeker_key"."k" >= ? and "job_seeker_key"."k" < ? and "known"."id" = "job_seeker_key"."job_seeker_id" and "record"."root_id" = "known"."root_id" and "signup"."fair_id" = ? and "signup"."job_seeker_id" = "record"."id" and "root"."id" = "known"."root_id"
limit ?;

-- searchEntriesOfFair
select "signup".*, "root"."id" as "person_id", "root"."name" as "person_name", "root"."sex" as "person_sex", "root"."document_tail" as "person_document_tail", "root"."phone_tail" as "person_phone_tail", "root"."education" as "person_education", "root"."groups" as "person_groups"
from "signup" cross join "job_seeker" as "record" cross join "job_seeker" as "root"
where "record"."id" = "signup"."job_seeker_id" and "root"."id" = "record"."root_id" and "signup"."fair_id" = ? and exists (select "known"."id"
from "job_seeker" as "known"
inner join "job_seeker_key_list" on "job_seeker_key_list"."job_seeker_id" = "known"."id"
where "known"."root_id" = "root"."id" and instr(job_seeker_key_list.keys, ?) > 0)
limit ?;
