-- When region and prefecture were told that the day of a 修正のお願い has passed.
alter table application_return add column overdue_told_at timestamptz;
create index application_return_awaited on application_return (due_on)
    where returned_by = 'PREFECTURE' and answered_at is null and overdue_told_at is null;
