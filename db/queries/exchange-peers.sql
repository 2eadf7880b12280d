-- findPeerAbove
select *
from "exchange_peer"
where "side" = ?
order by "started_at" desc
limit ?;

-- findPeerById
select *
from "exchange_peer"
where "id" = ?;

-- insertPeer
insert into "exchange_peer" ("id", "side", "station_id", "name", "rights", "sign_public", "age_recipient", "custodian_recipient", "operators", "proof", "expires_on", "started_at", "started_by", "enrolled_at", "sent", "acknowledged", "taken", "agreed_at", "agreed_checksum", "disagreed_at", "revoked_at", "revoked_by", "revoke_reason")
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- listPeersBelow
select *
from "exchange_peer"
where "side" = ?
order by "station_id", "started_at" desc;

-- updatePeer
select *
from "exchange_peer"
where "id" = ?;
select *
from "exchange_peer"
where "id" in (?);
update "exchange_peer"
set "sent" = ?
where "id" = ?;
