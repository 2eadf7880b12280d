-- findColumnMapping
select "mapping"
from "column_mapping"
where "kind" = ? and "header_signature" = ?;

-- saveColumnMapping
select *
from "column_mapping"
where "id" in (?);
insert into "column_mapping" ("id", "kind", "header_signature", "mapping")
values (?, ?, ?, ?);
