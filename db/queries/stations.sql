-- countNumbersOfStation
select count(*) as "n"
from "delivery"
where "station_id" = ?;
select count(*) as "n"
from "fair"
where "station_id" = ? and "number" like ?;

-- findStationByCode
select *
from "station"
where "code" = ?;

-- findStationById
select *
from "station"
where "id" = ?;

-- insertStation
insert into "station" ("id", "code", "name", "kind", "mode", "host_division", "address", "partner", "agreement_number", "agreement_from", "agreement_to", "operator_name", "staff", "yearly_fee", "in_use_on", "package_every_days", "state", "closed_on", "closed_reason", "note")
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- listStations
select *
from "station"
order by "code";

-- updateStation
select *
from "station"
where "id" in (?);
update "station"
set "note" = ?
where "id" = ?;
