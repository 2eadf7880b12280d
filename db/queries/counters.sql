-- takeNextNumber
select "n"
from "counter"
where "id" = ?;
select *
from "counter"
where "id" in (?);
insert into "counter" ("id", "n")
values (?, ?);
