-- Business days for the tasks of the selection (domain section 3).
insert into task_term (definition_key, anchor_variable, business_days) values
  ('UserTask_JudgeEligibility', null, 3),
  ('UserTask_AssignReviewers', null, 1),
  ('UserTask_DeclareConflict', null, 2),
  ('UserTask_ScoreApplication', 'scoresDueAt', 0),
  ('UserTask_ReplaceReviewer', null, 1),
  ('UserTask_DecideTie', null, 1),
  ('UserTask_PrepareDecision', 'warnAt', -1),
  ('UserTask_ConcurDecision', null, 3),
  ('UserTask_ReleaseResults', 'flagAt', -1),
  ('UserTask_DecideRecall', null, 3),
  ('UserTask_ConcurRecall', null, 3),
  ('UserTask_ProposeReserve', null, 3),
  ('UserTask_ConcurReserve', null, 3),
  ('UserTask_NotifyByTelephone', null, 1);
