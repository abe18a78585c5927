-- A proposal that takes no effect ends: taken back, proposed anew after it was given back, or left over at the close.
alter table call_change
  add column ended_at timestamptz,
  add column ended_by uuid,
  add column end_reason text,
  drop constraint call_change_state_check,
  add constraint call_change_state_check
    check (state in ('PROPOSED','RELEASED','RETURNED','WITHDRAWN','LAPSED')),
  add constraint call_change_ended_check
    check ((state in ('WITHDRAWN','LAPSED') or ended_at is null or state = 'RETURNED')
      and (state not in ('WITHDRAWN','LAPSED') or ended_at is not null)),
  add constraint call_change_withdrawn_check
    check (state <> 'WITHDRAWN' or (ended_by is not null and end_reason is not null));
-- Until now nothing was left to do with a proposal that had been given back.
update call_change set ended_at = answered_at where state = 'RETURNED';
drop index call_change_open;
create unique index call_change_open on call_change (call_id)
  where state = 'PROPOSED' or (state = 'RETURNED' and ended_at is null);
insert into task_term (definition_key, anchor_variable, business_days) values
  ('UserTask_ReviseChange', null, 1);
