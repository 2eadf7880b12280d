-- countIntoImportBatch
select *
from "import_batch"
where "id" = ?;
select *
from "import_batch"
where "id" in (?);
update "import_batch"
set "added_count" = ?
where "id" = ?;

-- findImportBatchById
select *
from "import_batch"
where "id" = ?;

-- insertImportBatch
insert into "import_batch" ("id", "fair_id", "file_name", "row_count", "added_count", "new_unit_count", "skipped_count", "state", "mapping", "imported_by", "imported_at", "undone_by", "undone_at", "kind")
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- listChangedRows
select "row"
from "op"
where "tbl" = ? and "row" in (?)
group by "row"
having count(*) > ?;

-- listImportBatchContents
select "id", "unit_id"
from "participation"
where "import_batch_id" = ?
order by "roster_order";
select "id", "name"
from "unit"
where "import_batch_id" = ?
order by "name";
select distinct "unit"."id"
from "unit"
inner join "participation" on "participation"."unit_id" = "unit"."id"
where "unit"."import_batch_id" = ? and ("participation"."import_batch_id" is null or "participation"."import_batch_id" <> ?);
select "row"
from "op"
where "tbl" = ? and "row" in (?)
group by "row"
having count(*) > ?;
select distinct "unit"."id"
from "unit"
inner join "placement" on "placement"."unit_id" = "unit"."id"
where "unit"."import_batch_id" = ?;
select distinct "unit"."id"
from "unit"
inner join "delivery" on "delivery"."unit_id" = "unit"."id"
where "unit"."import_batch_id" = ?;

-- listImportBatchesByFair
select *
from "import_batch"
where "fair_id" = ? and "kind" = ?
order by "imported_at" desc, "id" desc;

-- markImportBatchUndone
select *
from "import_batch"
where "id" in (?);
update "import_batch"
set "state" = ?, "undone_by" = ?, "undone_at" = ?
where "id" = ?;
