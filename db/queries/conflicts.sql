-- countDecided
select count(*) as "count"
from "conflict"
where "package_id" = ? and "state" = ?;

-- countOpenByPeer
select "peer_id", count(*) as "count"
from "conflict"
where "state" = ?
group by "peer_id";

-- findConflict
select *
from "conflict"
where "id" = ?;

-- listConflicts
select *
from "conflict"
where "state" = ?
order by "kind", "id"
limit ?;

-- listRecordsInQuestion
select "row_id", "other_id"
from "conflict"
where "state" = ? and "kind" in (?, ?) and "tbl" = ?;
