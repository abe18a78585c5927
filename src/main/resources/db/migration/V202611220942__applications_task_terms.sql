-- domain section 3: T-B2, T-B3, T-B4, T-B5, T-B6, T-B7
insert into task_term values
  ('UserTask_DraftApplication', 'regionDueOn', 0),
  ('UserTask_ReviewApplication', 'callDeadline', -3),
  ('UserTask_CompileApplications', 'callDeadline', 0),
  ('UserTask_CheckFormalities', null, 2),
  ('UserTask_CorrectApplication', 'correctionDueOn', 0),
  ('UserTask_DecideLateReceipt', null, 2),
  ('UserTask_ConcurLateReceipt', null, 2);
