-- An asker whom no mail reaches is told of the publication by a person.
alter table call_question
  add column asker_to_tell boolean not null default false,
  add constraint call_question_asker_to_tell_check check (not asker_to_tell or number is not null);
insert into task_term (definition_key, anchor_variable, business_days) values ('UserTask_TellAsker', null, 1);
