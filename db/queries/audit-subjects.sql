-- nameRecords
select *
from "arrival"
where "id" in (?);
select *
from "booth"
where "id" in (?);
select "row", "body"
from "op"
where "row" in (?) and "tbl" = ?
order by "hlc";
select "row_id" as "row", "body"
from "held_op"
where "row_id" in (?) and "tbl" = ?
order by "hlc";
select *
from "job"
where "id" in (?);
select *
from "outcome_step"
where "id" in (?);
select *
from "person_merge"
where "id" in (?);
select *
from "print_record"
where "id" in (?);
select *
from "scan"
where "id" in (?);
select *
from "signup"
where "id" in (?);
select *
from "voucher"
where "id" in (?);
select *
from "delivery_person"
where "id" in (?);
select *
from "station_activity"
where "id" in (?);
select *
from "participation"
where "id" in (?);
select *
from "placement"
where "id" in (?);
select *
from "job_seeker"
where "id" in (?);
select *
from "settlement"
where "id" in (?);
select *
from "fair"
where "id" in (?);
select *
from "delivery"
where "id" in (?);
select *
from "station"
where "id" in (?);
select *
from "unit"
where "id" in (?);
