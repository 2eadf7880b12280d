-- findPaperBatchById
select *
from "paper_batch"
where "id" = ?;

-- insertPaperBatch
insert into "paper_batch" ("id", "fair_id", "arrived_at", "entered_by", "entered_at", "undone_by", "undone_at", "undo_reason")
values (?, ?, ?, ?, ?, ?, ?, ?);

-- insertPaperEntries
insert into "paper_entry" ("id", "batch_id", "sheet_id", "line", "scan_id", "arrival_id")
values (?, ?, ?, ?, ?, ?);

-- listPaperBatchesByFair
select *
from "paper_batch"
where "fair_id" = ?
order by "entered_at" desc, "id" desc;

-- listPaperEntriesOfBatch
select *
from "paper_entry"
where "batch_id" = ?;

-- listPaperEntriesOfSheets
select "paper_entry".*
from "paper_entry"
inner join "paper_batch" on "paper_batch"."id" = "paper_entry"."batch_id"
where "paper_entry"."sheet_id" in (?) and "paper_batch"."undone_at" is null;

-- markPaperBatchUndone
select *
from "paper_batch"
where "id" in (?);
update "paper_batch"
set "undone_by" = ?, "undone_at" = ?, "undo_reason" = ?
where "id" = ?;
