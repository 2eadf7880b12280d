-- findSchemeByProgram
select *
from "scheme"
where "program" = ?;

-- listSchemes
select *
from "scheme"
order by "program";

-- saveScheme
select *
from "scheme"
where "id" in (?);
insert into "scheme" ("id", "program", "mode", "in_province_rate", "out_of_province_rate", "effective_from", "effective_to", "document_number", "enabled")
values (?, ?, ?, ?, ?, ?, ?, ?, ?);
