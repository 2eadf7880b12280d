-- insertPrint
insert into "print_record" ("id", "settlement_id", "copy_number", "printed_by", "printed_at")
values (?, ?, ?, ?, ?);

-- listPrintsBySettlement
select *
from "print_record"
where "settlement_id" = ?
order by "copy_number";

-- nextCopyNumber
select max("copy_number") as "last"
from "print_record"
where "settlement_id" = ?;
