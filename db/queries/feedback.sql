-- findFeedbackByParticipation
select *
from "unit_feedback"
where "participation_id" = ?;

-- listFeedbackByFair
select "unit_feedback".*
from "participation"
inner join "unit_feedback" on "unit_feedback"."participation_id" = "participation"."id"
where "participation"."fair_id" = ?
order by "participation"."roster_order", "participation"."id";

-- removeFeedback
select *
from "unit_feedback"
where "id" in (?);
delete
from "unit_feedback"
where "id" in (?);

-- saveFeedback
select *
from "unit_feedback"
where "id" in (?);
insert into "unit_feedback" ("id", "participation_id", "resumes_higher", "resumes_lower", "graduate_resumes", "intentions_doctor", "intentions_master", "intentions_bachelor", "intentions_college", "intentions_secondary", "intentions_male", "intentions_female", "graduate_intentions", "interviews", "graduate_interviews", "hires", "graduate_hires", "note", "entered_by", "entered_at")
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);
