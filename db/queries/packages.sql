-- findLastPackageOut
select *
from "package_out"
where "peer_id" = ? and "kind" = ? and "number" <= ?
order by "number" desc
limit ?;

-- findPackageIn
select *
from "package_in"
where "id" = ?;

-- findPackageOut
select *
from "package_out"
where "id" = ?;

-- insertPackageIn
insert into "package_in" ("id", "peer_id", "kind", "number", "header", "made_at", "file_name", "bytes", "state", "rows", "accepted", "same", "duplicate", "conflict", "refused", "taken_by", "taken_at", "attempt", "reverted_by", "reverted_at", "revert_reason")
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- insertPackageOut
insert into "package_out" ("id", "peer_id", "kind", "number", "header", "ends", "rows", "attachments", "bytes", "file_name", "made_by", "made_at")
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- listPackageIdentities
select "peer_id" as "peerId", "kind", "number", "made_at" as "madeAt", "state"
from "package_in"
where "peer_id" in (?);

-- listPackageNotes
select *
from "package_note"
where "package_id" = ? and "position" > ?
order by "position"
limit ?;

-- listPackagesIn
select *
from "package_in"
order by "taken_at" desc, "id"
limit ?;

-- listPackagesOfPeer
select *
from "package_in"
where "peer_id" = ? and "kind" = ?
order by "number" desc
limit ?;

-- listPackagesOut
select *
from "package_out"
where "peer_id" = ?
order by "made_at" desc
limit ?;

-- listReceivedHeads
select *
from "received_stream"
where "peer_id" = ?;

-- listUnfinishedPackages
select *
from "package_in"
where "state" in (?, ?)
order by "taken_at";

-- updatePackageIn
select *
from "package_in"
where "id" in (?);
update "package_in"
set "state" = ?
where "id" = ?;
