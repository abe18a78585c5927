-- Which of the answers of its inquiry an answer at once is: how often it had been opened anew before. Null where that is not known.
alter table at_once_answer add column round integer;
update at_once_answer a set round = i.reopened from inquiry i where i.id = a.inquiry_id and i.answered_at = a.answered_at;
