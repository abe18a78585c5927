-- What Cockpit may do for its one group: open, read, and let a stopped job run again.
-- Type 1 grants; a resource type and its permissions are the engine's numbers:
-- 0 application ACCESS 32, 6 process definition READ 2 + RETRY_JOB 32 + READ_TASK 64
-- + READ_INSTANCE 512 + UPDATE_INSTANCE 1024 (due date of a job) + READ_HISTORY 4096,
-- 7 task READ, 9 deployment READ, 10 decision definition READ + READ_HISTORY, 13 batch READ + READ_HISTORY,
-- 14 decision requirements READ.
insert into act_ru_authorization (id_, rev_, type_, group_id_, resource_type_, resource_id_, perms_)
values
  ('cockpit-application', 1, 1, 'cockpit', 0, 'cockpit', 32),
  ('cockpit-process-definitions', 1, 1, 'cockpit', 6, '*', 5730),
  ('cockpit-tasks', 1, 1, 'cockpit', 7, '*', 2),
  ('cockpit-deployments', 1, 1, 'cockpit', 9, '*', 2),
  ('cockpit-decision-definitions', 1, 1, 'cockpit', 10, '*', 4098),
  ('cockpit-batches', 1, 1, 'cockpit', 13, '*', 4098),
  ('cockpit-decision-requirements', 1, 1, 'cockpit', 14, '*', 2);
