-- insertDisclosure
insert into "disclosure" ("id", "subject", "people", "reason", "disclosed_by", "disclosed_at")
values (?, ?, ?, ?, ?, ?);
