-- countDeliveryPeople
select "delivery_person"."delivery_id", count(distinct "job_seeker"."root_id") as "people"
from "delivery_person"
inner join "job_seeker" on "job_seeker"."id" = "delivery_person"."job_seeker_id"
where "delivery_person"."delivery_id" in (?) and "delivery_person"."void_reason" is null
group by "delivery_person"."delivery_id";

-- findDeliveryById
select *
from "delivery"
where "id" = ?;

-- findDeliveryPersonById
select *
from "delivery_person"
where "id" = ?;

-- insertDelivery
insert into "delivery" ("id", "station_id", "number", "departs_on", "arrives_on", "from_division", "to_place", "unit_id", "fair_id", "transport", "escort", "note", "entered_by", "entered_at", "void_reason", "voided_by", "voided_at")
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- insertDeliveryPeople
insert into "delivery_person" ("id", "delivery_id", "job_seeker_id", "remark", "entered_by", "entered_at", "void_reason", "voided_by", "voided_at")
values (?, ?, ?, ?, ?, ?, ?, ?, ?);

-- isDeliveryNumberUsed
select "id"
from "delivery"
where "number" = ?;

-- listDeliveriesByIds
select *
from "delivery"
where "id" in (?);

-- listDeliveriesOfStation
select *
from "delivery"
where "station_id" = ? and "departs_on" >= ? and "departs_on" <= ?
order by "departs_on" desc, "id" desc;

-- listDeliveryPeople
select "delivery_person".*, "job_seeker"."root_id"
from "delivery_person"
inner join "job_seeker" on "job_seeker"."id" = "delivery_person"."job_seeker_id"
where "delivery_person"."delivery_id" = ?
order by "delivery_person"."entered_at", "delivery_person"."id";

-- listTripsOfPeople
select "job_seeker"."root_id", "delivery"."id", "delivery"."number", "delivery"."unit_id", "delivery"."departs_on"
from "job_seeker"
inner join "delivery_person" on "delivery_person"."job_seeker_id" = "job_seeker"."id"
inner join "delivery" on "delivery"."id" = "delivery_person"."delivery_id"
where "job_seeker"."root_id" in (?) and "delivery_person"."void_reason" is null and "delivery"."void_reason" is null
order by "delivery"."departs_on", "delivery"."id";

-- listTripsOfRecords
select *
from "delivery_person"
where "job_seeker_id" in (?);
select *
from "delivery"
where "id" in (?);

-- restoreDeliveryPeople
select *
from "delivery_person"
where "id" in (?);
update "delivery_person"
set "void_reason" = ?, "voided_by" = ?, "voided_at" = ?
where "id" = ?;

-- updateDelivery
select *
from "delivery"
where "id" in (?);
update "delivery"
set "escort" = ?
where "id" = ?;

-- voidDelivery
select *
from "delivery"
where "id" in (?);
update "delivery"
set "void_reason" = ?, "voided_by" = ?, "voided_at" = ?
where "id" = ?;

-- voidDeliveryPeople
select *
from "delivery_person"
where "id" in (?);
update "delivery_person"
set "void_reason" = ?, "voided_by" = ?, "voided_at" = ?
where "id" = ?;
