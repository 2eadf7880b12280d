-- findOperatorById
select *
from "operator"
where "id" = ?;

-- findOperatorByName
select *
from "operator"
where "name" = ?;

-- insertOperator
insert into "operator" ("id", "name", "active")
values (?, ?, ?);

-- listOperators
select *
from "operator"
order by "name";

-- setOperatorActive
select *
from "operator"
where "id" in (?);
update "operator"
set "active" = ?
where "id" = ?;
