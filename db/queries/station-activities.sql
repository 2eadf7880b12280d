-- findActivityById
select *
from "station_activity"
where "id" = ?;

-- insertActivity
insert into "station_activity" ("id", "station_id", "kind", "happened_on", "place", "counterpart", "people_count", "content", "entered_by", "entered_at", "void_reason", "voided_by", "voided_at")
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- listActivitiesByIds
select *
from "station_activity"
where "id" in (?);

-- listActivitiesOfStation
select *
from "station_activity"
where "station_id" = ? and "happened_on" >= ? and "happened_on" <= ?
order by "happened_on" desc, "id" desc;

-- updateActivity
select *
from "station_activity"
where "id" in (?);
update "station_activity"
set "place" = ?
where "id" = ?;

-- voidActivity
select *
from "station_activity"
where "id" in (?);
update "station_activity"
set "void_reason" = ?, "voided_by" = ?, "voided_at" = ?
where "id" = ?;
