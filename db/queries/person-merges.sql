-- findPersonMergeById
select *
from "person_merge"
where "id" = ?;

-- insertPersonMerge
insert into "person_merge" ("id", "merged_id", "into_id", "reason", "merged_by", "merged_at", "undo_reason", "undone_by", "undone_at")
values (?, ?, ?, ?, ?, ?, ?, ?, ?);

-- listMergesOfRecords
select *
from "person_merge"
where ("merged_id" in (?) or "into_id" in (?));

-- undoPersonMerge
select *
from "person_merge"
where "id" in (?);
update "person_merge"
set "undo_reason" = ?, "undone_by" = ?, "undone_at" = ?
where "id" = ?;
