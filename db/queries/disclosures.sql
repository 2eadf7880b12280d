-- findDisclosureById
select *
from "disclosure"
where "id" = ?;

-- insertDisclosure
insert into "disclosure" ("id", "subject", "people", "person_ids", "reason", "disclosed_by", "disclosed_at")
values (?, ?, ?, ?, ?, ?, ?);

-- listDisclosureIdsOfPerson
select "id"
from "disclosure"
where lower("person_ids") like ? escape '\';
