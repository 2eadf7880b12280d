-- countEntriesSince
select count(*) as "n"
from "scan"
where "fair_id" = ? and "at" >= ? and "verdict" = ? and "undone_at" is null;

-- countPendingScans
select count(*) as "n"
from "scan"
where "fair_id" = ? and "verdict" = ?;

-- countPeopleAtFair
select count(distinct "signup_id") as "n"
from "scan"
where "fair_id" = ? and "verdict" = ? and "undone_at" is null;
select count(distinct "scan"."signup_id") as "entries"
from "person_merge" cross join "job_seeker" as "merged" cross join "job_seeker" as "record" cross join "signup" cross join "scan"
where "person_merge"."undone_at" is null and "merged"."id" = "person_merge"."merged_id" and "record"."root_id" = "merged"."root_id" and "signup"."fair_id" = ? and "signup"."job_seeker_id" = "record"."id" and "scan"."signup_id" = "signup"."id" and "scan"."verdict" = ? and "scan"."undone_at" is null
group by "merged"."root_id";

-- countScansByFair
select "verdict", count(*) as "count", count("undone_at") as "undone"
from "scan"
where "fair_id" = ?
group by "verdict";

-- findScanById
select *
from "scan"
where "id" = ?;

-- findStandingScan
select "scan".*
from "job_seeker" cross join "signup" cross join "scan"
where "job_seeker"."root_id" = ? and "signup"."fair_id" = ? and "signup"."job_seeker_id" = "job_seeker"."id" and "scan"."signup_id" = "signup"."id" and "scan"."verdict" = ? and "scan"."undone_at" is null;

-- insertScan
insert into "scan" ("id", "fair_id", "signup_id", "desk", "way", "scanned", "verdict", "reason", "at", "by_whom", "owner", "decided_by", "decided_at", "decision_note", "undone_by", "undone_at", "undo_reason")
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- listLastScans
select *
from "scan"
where "fair_id" = ?
order by "at" desc, "id" desc
limit ?;

-- listPendingScans
select *
from "scan"
where "fair_id" = ? and "verdict" = ?;

-- updateScan
select *
from "scan"
where "id" in (?);
update "scan"
set "signup_id" = ?, "verdict" = ?, "owner" = ?
where "id" = ?;
