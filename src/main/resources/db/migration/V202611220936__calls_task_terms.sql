-- Domain §3, T-B1: to be confirmed before the call opens; the ministry's answer within two business days.
insert into task_term (definition_key, anchor_variable, business_days) values
  ('UserTask_ConfirmPublication', null, 1),
  ('UserTask_ConcurPublication', null, 2);
