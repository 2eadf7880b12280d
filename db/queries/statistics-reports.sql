-- findLastStatisticsReport
select *
from "statistics_report"
where "fair_id" = ?
order by "version" desc
limit ?;

-- insertStatisticsReport
insert into "statistics_report" ("id", "fair_id", "version", "snapshot", "content_hash", "reported_by", "reported_at")
values (?, ?, ?, ?, ?, ?, ?);

-- listReportedFairs
select distinct "fair_id"
from "statistics_report"
where "fair_id" in (?);
