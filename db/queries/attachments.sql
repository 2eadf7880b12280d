-- findAttachmentById
select *
from "attachment"
where "id" = ?;

-- findAttachmentBySha256
select *
from "attachment"
where "sha256" = ?;

-- insertAttachment
insert into "attachment" ("id", "sha256", "file_name", "media_type", "bytes")
values (?, ?, ?, ?, ?);
