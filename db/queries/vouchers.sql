-- attachToVoucher
select *
from "voucher_attachment"
where "voucher_id" = ?;
insert into "voucher_attachment" ("id", "voucher_id", "attachment_id", "position")
values (?, ?, ?, ?);

-- detachFromVoucher
select *
from "voucher_attachment"
where "id" in (?);
delete
from "voucher_attachment"
where "id" in (?);

-- findVoucherById
select *
from "voucher"
where "id" = ?;
select *
from "cost_item"
where "voucher_id" = ?
order by "position";
select "attachment".*
from "voucher_attachment"
inner join "attachment" on "attachment"."id" = "voucher_attachment"."attachment_id"
where "voucher_attachment"."voucher_id" = ?
order by "voucher_attachment"."position";

-- findVoucherByNumber
select "voucher"."id", "voucher"."number", "voucher"."voucher_date", "voucher"."payee", "voucher"."fair_id", "fair"."number" as "fair_number", "fair"."title" as "fair_title"
from "voucher"
inner join "fair" on "fair"."id" = "voucher"."fair_id"
where "voucher"."number" = ? and "voucher"."void_reason" is null;

-- insertVoucher
insert into "voucher" ("id", "fair_id", "number", "voucher_date", "payee", "payer", "note", "void_reason")
values (?, ?, ?, ?, ?, ?, ?, ?);
insert into "cost_item" ("id", "voucher_id", "position", "category", "amount", "service_date", "unit_id", "approval", "note")
values (?, ?, ?, ?, ?, ?, ?, ?, ?);

-- listAttachmentsByVoucher
select "attachment".*
from "voucher_attachment"
inner join "attachment" on "attachment"."id" = "voucher_attachment"."attachment_id"
where "voucher_attachment"."voucher_id" = ?
order by "voucher_attachment"."position";

-- listItemsByVouchers
select *
from "cost_item"
where "voucher_id" in (?)
order by "position";

-- listVoucherNumbersByUnit
select distinct "voucher"."number"
from "cost_item"
inner join "voucher" on "voucher"."id" = "cost_item"."voucher_id"
where "cost_item"."unit_id" = ? and "voucher"."void_reason" is null
order by "voucher"."number";

-- listVoucherNumbersByUnit: fair
select distinct "voucher"."number"
from "cost_item"
inner join "voucher" on "voucher"."id" = "cost_item"."voucher_id"
where "cost_item"."unit_id" = ? and "voucher"."void_reason" is null and "voucher"."fair_id" = ?
order by "voucher"."number";

-- listVouchersByFair
select *
from "voucher"
where "fair_id" = ?
order by "voucher_date", "id";
select "cost_item".*
from "voucher"
inner join "cost_item" on "cost_item"."voucher_id" = "voucher"."id"
where "voucher"."fair_id" = ?
order by "cost_item"."voucher_id", "cost_item"."position";
select "attachment".*, "voucher_attachment"."voucher_id"
from "voucher"
inner join "voucher_attachment" on "voucher_attachment"."voucher_id" = "voucher"."id"
inner join "attachment" on "attachment"."id" = "voucher_attachment"."attachment_id"
where "voucher"."fair_id" = ?
order by "voucher_attachment"."voucher_id", "voucher_attachment"."position";

-- updateVoucher
select *
from "voucher"
where "id" in (?);
update "voucher"
set "payee" = ?
where "id" = ?;
select *
from "cost_item"
where "voucher_id" = ?
order by "position";
select *
from "cost_item"
where "id" in (?);
delete
from "cost_item"
where "id" in (?);
insert into "cost_item" ("id", "voucher_id", "position", "category", "amount", "service_date", "unit_id", "approval", "note")
values (?, ?, ?, ?, ?, ?, ?, ?, ?);

-- voidVoucher
select *
from "voucher"
where "id" in (?);
update "voucher"
set "void_reason" = ?
where "id" = ?;
