-- findFairById
select *
from "fair"
where "id" = ?;

-- findFairByNumber
select *
from "fair"
where "number" = ?;

-- findLastFairDay
select "starts_on"
from "fair"
where "starts_on" < ? and "status" <> ?
order by "starts_on" desc
limit ?;

-- insertFair
insert into "fair" ("id", "number", "title", "kind", "format", "status", "starts_on", "ends_on", "venue_name", "venue_division", "organizer_name", "organizer_kind", "agreement_number", "cross_border_approval", "theme", "tour_id", "note", "cancel_reason", "chosen_program", "capacity", "station_id")
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- listFairYears
select distinct substr("starts_on", 1, 4) as "year"
from "fair"
order by "year" desc;

-- listFairs
select *
from "fair"
order by "starts_on" desc, "id" desc;

-- listFairs: year, status, kind, text
select *
from "fair"
where "starts_on" >= ? and "starts_on" <= ? and "status" = ? and "kind" = ? and (lower("title") like ? escape '\' or lower("number") like ? escape '\' or lower("venue_name") like ? escape '\' or lower("theme") like ? escape '\')
order by "starts_on" desc, "id" desc;

-- listFairsByIds
select *
from "fair"
where "id" in (?);

-- listFairsByStation
select *
from "fair"
where "station_id" = ? and "starts_on" >= ? and "starts_on" <= ?
order by "starts_on" desc, "id" desc;

-- listFairsByTour
select *
from "fair"
where "tour_id" = ?
order by "starts_on", "id";

-- listFairsOnDay
select *
from "fair"
where "starts_on" <= ? and "ends_on" >= ?;

-- tallyFair
select count(*) as "units", coalesce(sum(case when attendance = 'attended' then 1 else 0 end), 0) as "attended", coalesce(sum(case when attendance = 'pending' then 1 else 0 end), 0) as "pending"
from "participation"
where "fair_id" = ?;
select count(distinct "voucher"."id") as "vouchers", cast(coalesce(sum(cost_item.amount), 0) as bigint) as "cost"
from "voucher"
left join "cost_item" on "cost_item"."voucher_id" = "voucher"."id"
where "voucher"."fair_id" = ? and "voucher"."void_reason" is null;
select "id", "number", "payable"
from "settlement"
where "fair_id" = ? and "state" in (?, ?);

-- tallyFairsByYear
select "fair_id", count(*) as "units", sum(case when attendance = 'attended' then 1 else 0 end) as "attended", sum(case when attendance = 'pending' then 1 else 0 end) as "pending"
from "participation"
where "fair_id" in (select "fair"."id"
from "fair"
where "starts_on" >= ? and "starts_on" <= ?)
group by "fair_id";
select "voucher"."fair_id", count(distinct "voucher"."id") as "vouchers", cast(coalesce(sum(cost_item.amount), 0) as bigint) as "cost"
from "voucher"
left join "cost_item" on "cost_item"."voucher_id" = "voucher"."id"
where "voucher"."fair_id" in (select "fair"."id"
from "fair"
where "starts_on" >= ? and "starts_on" <= ?) and "voucher"."void_reason" is null
group by "voucher"."fair_id";
select "fair_id", "id", "number", "payable"
from "settlement"
where "fair_id" in (select "fair"."id"
from "fair"
where "starts_on" >= ? and "starts_on" <= ?) and "state" in (?, ?);

-- updateFair
select *
from "fair"
where "id" in (?);
update "fair"
set "note" = ?
where "id" = ?;
