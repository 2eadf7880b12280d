-- countSignupsByFair
select count(*) as "all", count("cancel_reason") as "cancelled"
from "signup"
where "fair_id" = ?;

-- findSignupById
select *
from "signup"
where "id" = ?;

-- findSignupByTicket
select *
from "signup"
where "ticket_code" = ?;

-- insertSignups
insert into "signup" ("id", "fair_id", "job_seeker_id", "ticket_code", "source", "cancel_reason", "signed_up_at", "signed_up_by", "import_batch_id")
values (?, ?, ?, ?, ?, ?, ?, ?, ?);

-- listScannedSignupIds
select distinct "signup_id"
from "scan"
where "signup_id" in (?);

-- listSignupsByFair
select *
from "signup"
where "fair_id" = ?
order by "signed_up_at", "id"
limit ?;

-- listSignupsByFair: after
select *
from "signup"
where "fair_id" = ? and ("signed_up_at", "id") > (?, ?)
order by "signed_up_at", "id"
limit ?;

-- listSignupsByIds
select *
from "signup"
where "id" in (?);

-- listSignupsByPerson
select *
from "signup"
where "job_seeker_id" in (?)
order by "signed_up_at" desc, "id" desc;

-- listSignupsOfBatch
select *
from "signup"
where "import_batch_id" = ?
order by "id";

-- removeSignups
select *
from "signup"
where "id" in (?);
delete
from "signup"
where "id" in (?);

-- restoreSignup
select *
from "signup"
where "id" in (?);
update "signup"
set "cancel_reason" = ?
where "id" = ?;

-- setSignupBack
select *
from "signup"
where "id" in (?);
update "signup"
set "cancel_reason" = ?
where "id" = ?;

-- setSignupCancelled
select *
from "signup"
where "id" in (?);
update "signup"
set "cancel_reason" = ?
where "id" = ?;
