-- findSetting
select "value"
from "setting"
where "id" = ?;

-- saveSetting
select *
from "setting"
where "id" in (?);
insert into "setting" ("id", "value")
values (?, ?);
