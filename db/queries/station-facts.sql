-- listStationFacts
select "station_id", "root_id", "registered_at"
from "job_seeker"
where "station_id" in (?) and "registered_at" >= ? and "registered_at" < ?;
select "fair"."station_id", "fair"."id", "fair"."starts_on"
from "fair"
where "fair"."station_id" in (?) and "fair"."starts_on" >= ? and "fair"."starts_on" <= ? and "fair"."status" <> ?;
select "fair"."station_id", "fair"."starts_on", "participation"."id", "participation"."headcount"
from "fair"
inner join "participation" on "participation"."fair_id" = "fair"."id"
where "fair"."station_id" in (?) and "fair"."starts_on" >= ? and "fair"."starts_on" <= ? and "fair"."status" <> ? and "participation"."attendance" = ?;
select "station_id", "id", "happened_on"
from "station_activity"
where "station_id" in (?) and "happened_on" >= ? and "happened_on" <= ? and "kind" = ? and "void_reason" is null;
select "delivery"."station_id", "delivery"."id", "delivery"."departs_on"
from "delivery"
where "delivery"."station_id" in (?) and "delivery"."departs_on" >= ? and "delivery"."departs_on" <= ? and "delivery"."void_reason" is null;
select "delivery"."station_id", "delivery"."departs_on", "job_seeker"."root_id"
from "delivery"
inner join "delivery_person" on "delivery_person"."delivery_id" = "delivery"."id"
inner join "job_seeker" on "job_seeker"."id" = "delivery_person"."job_seeker_id"
where "delivery"."station_id" in (?) and "delivery"."departs_on" >= ? and "delivery"."departs_on" <= ? and "delivery"."void_reason" is null and "delivery_person"."void_reason" is null;
select "placement"."unit_id", "person"."root_id", "outcome_step"."happened_on", "placement"."station_id"
from "placement"
inner join "job_seeker" as "person" on "person"."id" = "placement"."job_seeker_id"
inner join "outcome_step" on "outcome_step"."placement_id" = "placement"."id"
where "outcome_step"."kind" = ? and "outcome_step"."void_reason" is null and "outcome_step"."happened_on" >= ? and "outcome_step"."happened_on" <= ? and "placement"."station_id" in (?);
select "placement"."unit_id", "person"."root_id", "outcome_step"."happened_on", "record"."station_id"
from "placement"
inner join "job_seeker" as "person" on "person"."id" = "placement"."job_seeker_id"
inner join "outcome_step" on "outcome_step"."placement_id" = "placement"."id"
inner join "job_seeker" as "record" on "record"."root_id" = "person"."root_id"
where "outcome_step"."kind" = ? and "outcome_step"."void_reason" is null and "outcome_step"."happened_on" >= ? and "outcome_step"."happened_on" <= ? and "record"."station_id" in (?);
select "placement"."unit_id", "person"."root_id", "outcome_step"."happened_on", "delivery"."station_id", "delivery"."unit_id" as "to_unit", "delivery"."departs_on"
from "placement"
inner join "job_seeker" as "person" on "person"."id" = "placement"."job_seeker_id"
inner join "outcome_step" on "outcome_step"."placement_id" = "placement"."id"
inner join "job_seeker" as "record" on "record"."root_id" = "person"."root_id"
inner join "delivery_person" on "delivery_person"."job_seeker_id" = "record"."id"
inner join "delivery" on "delivery"."id" = "delivery_person"."delivery_id"
where "outcome_step"."kind" = ? and "outcome_step"."void_reason" is null and "outcome_step"."happened_on" >= ? and "outcome_step"."happened_on" <= ? and "delivery"."station_id" in (?) and "delivery"."departs_on" <= ? and "delivery"."void_reason" is null and "delivery_person"."void_reason" is null;
