-- How an asker whom no mail reaches was told a second time: of the publication, or that there will be no answer.
alter table call_question
  add column told_again_how text,
  drop constraint call_question_asker_to_tell_check,
  add constraint call_question_asker_to_tell_check check (not asker_to_tell or number is not null or state = 'WITHDRAWN');
insert into task_term (definition_key, anchor_variable, business_days) values ('UserTask_TellAskerOfEnd', null, 1);
