-- listFairObservations
select *
from "fair_observation"
where "fair_id" = ?
order by "kind";

-- removeFairObservation
select *
from "fair_observation"
where "id" in (?);
delete
from "fair_observation"
where "id" in (?);

-- saveFairObservation
select *
from "fair_observation"
where "id" in (?);
insert into "fair_observation" ("id", "fair_id", "kind", "value", "graduates", "source", "entered_by", "entered_at")
values (?, ?, ?, ?, ?, ?, ?, ?);
