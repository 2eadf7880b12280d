-- searchEverywhere
select "id", "number", "title", "starts_on"
from "fair"
where (lower("title") like ? escape '\' or lower("number") like ? escape '\' or lower("venue_name") like ? escape '\')
order by "starts_on" desc, "id" desc
limit ?;
select "id", "name", "credit_code"
from "unit"
where (lower("name") like ? escape '\' or ("credit_code" >= ? and "credit_code" < ?))
order by "name", "id"
limit ?;
select "voucher"."id", "voucher"."fair_id", "voucher"."number", "voucher"."payee", "fair"."title"
from "voucher"
inner join "fair" on "fair"."id" = "voucher"."fair_id"
where "voucher"."void_reason" is null and (lower("voucher"."number") like ? escape '\' or lower("voucher"."payee") like ? escape '\')
order by "voucher"."number"
limit ?;
select "settlement"."id", "settlement"."fair_id", "settlement"."number", "settlement"."payable", "fair"."title"
from "settlement"
inner join "fair" on "fair"."id" = "settlement"."fair_id"
where lower("settlement"."number") like ? escape '\'
order by "settlement"."number" desc
limit ?;
