-- insertCardPrints
insert into "card_print" ("id", "fair_id", "kind", "subject_id", "printed_by", "printed_at", "reason")
values (?, ?, ?, ?, ?, ?, ?);

-- listCardPrintsByFair
select *
from "card_print"
where "fair_id" = ? and "kind" = ?
order by "printed_at";
