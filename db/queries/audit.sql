-- findLastChange
select "op"."hlc", "op"."at", "op"."actor", "op"."tbl", "op"."row", "op"."body", "operator"."name" as "by", "command"."name" as "command"
from "op"
left join "operator" on "operator"."id" = "op"."actor"
left join "command" on "command"."id" = "op"."command_id"
where "op"."tbl" = ? and "op"."row" = ?
order by "op"."hlc" desc
limit ?;

-- listAuditEntries
select "op"."hlc", "op"."at", "op"."actor", "op"."tbl", "op"."row", "op"."body", "operator"."name" as "by", "command"."name" as "command"
from "op"
left join "operator" on "operator"."id" = "op"."actor"
left join "command" on "command"."id" = "op"."command_id"
where "op"."tbl" not in (?, ?, ?, ?, ?, ?, ?)
order by "op"."hlc" desc
limit ?;

-- listAuditEntries: before
select "op"."hlc", "op"."at", "op"."actor", "op"."tbl", "op"."row", "op"."body", "operator"."name" as "by", "command"."name" as "command"
from "op"
left join "operator" on "operator"."id" = "op"."actor"
left join "command" on "command"."id" = "op"."command_id"
where "op"."tbl" not in (?, ?, ?, ?, ?, ?, ?) and "op"."hlc" < ?
order by "op"."hlc" desc
limit ?;

-- listAuditEntries: record
select "op"."hlc", "op"."at", "op"."actor", "op"."tbl", "op"."row", "op"."body", "operator"."name" as "by", "command"."name" as "command"
from "op"
left join "operator" on "operator"."id" = "op"."actor"
left join "command" on "command"."id" = "op"."command_id"
where "op"."tbl" not in (?, ?, ?, ?, ?, ?, ?) and "op"."row" in (?)
order by "op"."hlc" desc
limit ?;

-- listHistoryOfRecord
select "op"."hlc", "op"."at", "op"."actor", "op"."tbl", "op"."row", "op"."body", "operator"."name" as "by", "command"."name" as "command"
from "op"
left join "operator" on "operator"."id" = "op"."actor"
left join "command" on "command"."id" = "op"."command_id"
where "op"."tbl" = ? and "op"."row" = ?
order by "op"."hlc";
