-- 支援期間の終わり: since when the manager's decision is awaited (empty before and after it), and its reason.
alter table support_cycle add column period_ended_at timestamptz;
alter table support_cycle add column period_reason text;

insert into task_term values ('UserTask_DecidePeriodEnd', null, 3);
