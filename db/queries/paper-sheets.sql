-- findPaperSheetById
select *
from "paper_sheet"
where "id" = ?;

-- insertPaperSheets
insert into "paper_sheet" ("id", "fair_id", "kind", "number", "lines", "printed_by", "printed_at", "copies")
values (?, ?, ?, ?, ?, ?, ?, ?);

-- listPaperSheetsByFair
select *
from "paper_sheet"
where "fair_id" = ?
order by "kind", "number";

-- listPaperSheetsByNumber
select *
from "paper_sheet"
where "fair_id" = ? and "kind" = ? and "number" = ?;

-- nextPaperSheetNumber
select max("number") as "last"
from "paper_sheet"
where "fair_id" = ? and "kind" = ?;

-- setPaperSheetCopies
select *
from "paper_sheet"
where "id" in (?);
update "paper_sheet"
set "copies" = ?
where "id" = ?;
