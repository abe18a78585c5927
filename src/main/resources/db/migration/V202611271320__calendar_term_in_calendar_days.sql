-- Domain section 3, T-S5: 「第2回の7日前」 counts days of the calendar; business days otherwise.
alter table task_term add column calendar_days int;
update task_term set business_days = 0, calendar_days = -7
  where definition_key = 'UserTask_DraftMeasures';
