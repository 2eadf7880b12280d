-- findSettlementById
select "settlement"."id", "settlement"."fair_id", "settlement"."number", "settlement"."state", "settlement"."program", "settlement"."quota", "settlement"."payable", "settlement"."counted_units", "settlement"."content_hash", "settlement"."approved_by", "settlement"."approved_at", "settlement"."void_reason", "settlement"."voided_by", "settlement"."voided_at", (select count(*) as "prints"
from "print_record"
where "print_record"."settlement_id" = "settlement"."id") as "prints", "settlement"."snapshot"
from "settlement"
where "settlement"."id" = ?;

-- findSettlementByNumber
select "settlement"."id", "settlement"."fair_id", "settlement"."number", "settlement"."state", "settlement"."program", "settlement"."quota", "settlement"."payable", "settlement"."counted_units", "settlement"."content_hash", "settlement"."approved_by", "settlement"."approved_at", "settlement"."void_reason", "settlement"."voided_by", "settlement"."voided_at", (select count(*) as "prints"
from "print_record"
where "print_record"."settlement_id" = "settlement"."id") as "prints", "settlement"."snapshot"
from "settlement"
where "settlement"."number" = ?;

-- findSettlementInForceByFair
select "settlement"."id", "settlement"."fair_id", "settlement"."number", "settlement"."state", "settlement"."program", "settlement"."quota", "settlement"."payable", "settlement"."counted_units", "settlement"."content_hash", "settlement"."approved_by", "settlement"."approved_at", "settlement"."void_reason", "settlement"."voided_by", "settlement"."voided_at", (select count(*) as "prints"
from "print_record"
where "print_record"."settlement_id" = "settlement"."id") as "prints", "settlement"."snapshot"
from "settlement"
where "settlement"."fair_id" = ? and "settlement"."state" in (?, ?);

-- insertSettlement
insert into "settlement" ("id", "fair_id", "number", "state", "program", "quota", "payable", "counted_units", "snapshot", "content_hash", "approved_by", "approved_at", "void_reason", "voided_by", "voided_at")
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- listFairsAwaitingSettlement
select *
from "fair"
where "starts_on" >= ? and "starts_on" <= ? and "status" = ? and not exists (select "settlement"."id"
from "settlement"
where "settlement"."fair_id" = "fair"."id" and "settlement"."state" in (?, ?))
order by "starts_on", "id";

-- listSettlementsByFair
select "settlement"."id", "settlement"."fair_id", "settlement"."number", "settlement"."state", "settlement"."program", "settlement"."quota", "settlement"."payable", "settlement"."counted_units", "settlement"."content_hash", "settlement"."approved_by", "settlement"."approved_at", "settlement"."void_reason", "settlement"."voided_by", "settlement"."voided_at", (select count(*) as "prints"
from "print_record"
where "print_record"."settlement_id" = "settlement"."id") as "prints"
from "settlement"
where "settlement"."fair_id" = ?
order by "settlement"."approved_at" desc;

-- listSettlementsByYear
select "settlement"."id", "settlement"."fair_id", "settlement"."number", "settlement"."state", "settlement"."program", "settlement"."quota", "settlement"."payable", "settlement"."counted_units", "settlement"."content_hash", "settlement"."approved_by", "settlement"."approved_at", "settlement"."void_reason", "settlement"."voided_by", "settlement"."voided_at", (select count(*) as "prints"
from "print_record"
where "print_record"."settlement_id" = "settlement"."id") as "prints"
from "settlement"
inner join "fair" on "fair"."id" = "settlement"."fair_id"
where "fair"."starts_on" >= ? and "fair"."starts_on" <= ?
order by "settlement"."approved_at" desc, "settlement"."id" desc;
select "fair".*
from "fair"
inner join "settlement" on "settlement"."fair_id" = "fair"."id"
where "fair"."starts_on" >= ? and "fair"."starts_on" <= ?;

-- sumSettlementsByYear
select count(*) as "settlements", cast(coalesce(sum(settlement.counted_units), 0) as bigint) as "counted_units", cast(coalesce(sum(settlement.quota), 0) as bigint) as "quota", cast(coalesce(sum(settlement.payable), 0) as bigint) as "payable"
from "fair"
inner join "settlement" on "settlement"."fair_id" = "fair"."id"
where "fair"."starts_on" >= ? and "fair"."starts_on" <= ? and "settlement"."state" in (?, ?);

-- voidSettlement
select *
from "settlement"
where "id" in (?);
update "settlement"
set "state" = ?, "void_reason" = ?, "voided_by" = ?, "voided_at" = ?
where "id" = ?;
