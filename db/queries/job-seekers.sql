-- countJobSeekers
select count(distinct "root_id") as "n"
from "job_seeker";

-- findJobSeekerById
select *
from "job_seeker"
where "id" = ?;

-- insertJobSeekers
insert into "job_seeker" ("id", "document_kind", "document", "document_tail", "name", "sex", "birth_date", "phone", "phone_index", "phone_tail", "region", "education", "groups", "skills", "wished_job", "wished_wage", "wished_place", "consent_on", "root_id", "registered_at", "import_batch_id", "station_id")
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);
insert into "job_seeker_key_list" ("job_seeker_id", "keys")
values (?, ?);
insert into "job_seeker_key" ("k", "job_seeker_id")
values (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?);
insert into "job_seeker_key" ("k", "job_seeker_id")
values (?, ?);

-- insertJobSeekers: several
insert into "job_seeker" ("id", "document_kind", "document", "document_tail", "name", "sex", "birth_date", "phone", "phone_index", "phone_tail", "region", "education", "groups", "skills", "wished_job", "wished_wage", "wished_place", "consent_on", "root_id", "registered_at", "import_batch_id", "station_id")
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);
insert into "job_seeker_key_list" ("job_seeker_id", "keys")
values (?, ?);
insert into "job_seeker_key" ("k", "job_seeker_id")
values (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?);
insert into "job_seeker_key" ("k", "job_seeker_id")
values (?, ?), (?, ?), (?, ?), (?, ?), (?, ?);
insert into "job_seeker_key" ("k", "job_seeker_id")
values (?, ?);

-- insertObservations
insert into "job_seeker_observation" ("id", "job_seeker_id", "said", "source", "fair_id", "observed_at", "observed_by", "import_batch_id")
values (?, ?, ?, ?, ?, ?, ?, ?);

-- listJobSeekerIdsOfBatch
select "id"
from "job_seeker"
where "import_batch_id" = ?
order by "id";

-- listJobSeekers
select *
from "job_seeker"
where "root_id" = "id"
order by "registered_at" desc, "id" desc
limit ?;

-- listJobSeekers: after
select *
from "job_seeker"
where "root_id" = "id" and ("registered_at", "id") < (?, ?)
order by "registered_at" desc, "id" desc
limit ?;

-- listJobSeekers: filter
select *
from "job_seeker"
where "root_id" = "id" and "job_seeker"."groups" like ? and "job_seeker"."education" = ? and "job_seeker"."region" like ?
order by "registered_at" desc, "id" desc
limit ?;

-- listJobSeekersByIds
select *
from "job_seeker"
where "id" in (?)
order by "name", "id";

-- listJobSeekersByName
select "job_seeker".*
from "job_seeker_key"
inner join "job_seeker" on "job_seeker"."id" = "job_seeker_key"."job_seeker_id"
where "job_seeker_key"."k" = ? and "job_seeker"."name" = ?
order by "job_seeker"."id";

-- listJobSeekersByPhones
select *
from "job_seeker"
where "phone_index" in (?)
order by "id";

-- listJobSeekersInUse
select "job_seeker_id" as "id"
from "signup"
where "job_seeker_id" in (?) union select "job_seeker_id" as "id"
from "placement"
where "job_seeker_id" in (?) union select "job_seeker_id" as "id"
from "delivery_person"
where "job_seeker_id" in (?) union select "merged_id" as "id"
from "person_merge"
where "merged_id" in (?) union select "into_id" as "id"
from "person_merge"
where "into_id" in (?);

-- listObservations
select *
from "job_seeker_observation"
where "job_seeker_id" in (?)
order by "observed_at", "id";

-- listObservationsOfBatch
select *
from "job_seeker_observation"
where "import_batch_id" = ?
order by "id";

-- listRecordsOfPerson
select *
from "job_seeker"
where "root_id" = ?
order by "registered_at", "id";

-- recordNumbersShown

-- removeJobSeekers
select *
from "job_seeker_key_list"
where "job_seeker_id" in (?);
delete
from "job_seeker_key"
where "k" = ? and "job_seeker_id" = ?;
delete
from "job_seeker_key_list"
where "job_seeker_id" in (?);
select "id"
from "job_seeker_key_due"
limit ?;
select *
from "job_seeker"
where "id" in (?);
delete
from "job_seeker"
where "id" in (?);

-- removeObservations
select *
from "job_seeker_observation"
where "id" in (?);
delete
from "job_seeker_observation"
where "id" in (?);

-- searchJobSeekers
select distinct "job_seeker"."id"
from "job_seeker_key"
inner join "job_seeker" as "record" on "record"."id" = "job_seeker_key"."job_seeker_id"
inner join "job_seeker" on "job_seeker"."id" = "record"."root_id"
where "job_seeker_key"."k" >= ? and "job_seeker_key"."k" < ?
limit ?;
select *
from "job_seeker"
where "id" in (?)
order by "name", "id";

-- searchJobSeekers: filter
select distinct "job_seeker"."id"
from "job_seeker_key"
inner join "job_seeker" as "record" on "record"."id" = "job_seeker_key"."job_seeker_id"
inner join "job_seeker" on "job_seeker"."id" = "record"."root_id"
where "job_seeker_key"."k" >= ? and "job_seeker_key"."k" < ? and "job_seeker"."groups" like ? and "job_seeker"."education" = ? and "job_seeker"."region" like ?
limit ?;

-- updateJobSeeker
select *
from "job_seeker"
where "id" in (?);
update "job_seeker"
set "skills" = ?
where "id" = ?;
select *
from "job_seeker_key_list"
where "job_seeker_id" in (?);
delete
from "job_seeker_key"
where "k" = ? and "job_seeker_id" = ?;
delete
from "job_seeker_key_list"
where "job_seeker_id" in (?);
select "id"
from "job_seeker_key_due"
limit ?;
insert into "job_seeker_key_list" ("job_seeker_id", "keys")
values (?, ?);
insert into "job_seeker_key" ("k", "job_seeker_id")
values (?, ?), (?, ?), (?, ?), (?, ?), (?, ?);
insert into "job_seeker_key" ("k", "job_seeker_id")
values (?, ?);
