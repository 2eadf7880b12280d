-- findHeldRows
select "row_id" as "row", "body"
from "held_op"
where "row_id" in (?) and "tbl" = ?
order by "hlc";

-- listHeldItems
select "row_id" as "row", "body"
from "held_op"
where "conflict_id" in (?) and "tbl" = ?
order by "hlc";
