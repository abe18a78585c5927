-- A prefecture that goes by the days of the call again keeps its row: its version tells later edits apart.
alter table prefecture_days
  alter column region_due_on drop not null,
  alter column prefecture_due_on drop not null,
  add constraint prefecture_days_both_check check ((region_due_on is null) = (prefecture_due_on is null));
