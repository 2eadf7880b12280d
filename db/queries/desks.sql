-- findDeskById
select *
from "desk"
where "id" = ?;

-- findDeskByTokenDigest
select *
from "desk"
where "token_digest" = ?;

-- insertDesk
insert into "desk" ("id", "name", "fair_id", "operator_id", "token_digest", "paired_at", "paired_by", "last_seen_at", "revoked_at", "revoked_by", "revoke_reason")
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- insertPairingAttempt
insert into "pairing_attempt" ("id", "at", "from_address")
values (?, ?, ?);

-- listDesks
select *
from "desk"
order by "name", "id";

-- listPairingAttemptsSince
select *
from "pairing_attempt"
where "at" >= ?
order by "at" desc, "id" desc
limit ?;

-- updateDesk
select *
from "desk"
where "id" in (?);
update "desk"
set "name" = ?
where "id" = ?;
