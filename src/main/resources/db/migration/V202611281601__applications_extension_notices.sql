-- Who answered, and what became of the application when its proposal ended unanswered; both for the history of the page.
alter table application_extension add column answered_by uuid;
alter table application_extension add column ended_with text;
insert into task_term (definition_key, anchor_variable, business_days) values
  ('UserTask_NoteDeclinedExtension', null, 1),
  ('UserTask_NoteLapsedExtension', null, 1);
