-- Lists and counters are asked by the same columns, so that a number and the list behind it agree.
alter table work_item add column snoozed_until date;
alter table work_item add column snoozed boolean not null generated always as (snoozed_until is not null) stored;
alter table work_item add column escalated boolean not null generated always as (stage >= 3) stored;
alter table work_item add column due_day date not null
  generated always as (coalesce(cast(due_at at time zone 'Asia/Tokyo' as date), date '9999-12-31')) stored;

drop index work_item_assignee;
drop index work_item_escalated;
create index work_item_escalated on work_item (programme, (coalesce(due_at, 'infinity')), id) where escalated;
create index work_item_programme on work_item (programme, (coalesce(due_at, 'infinity')), id);
create index work_item_snoozed on work_item (snoozed_until) where snoozed_until is not null;

drop table work_count;
drop table work_count_delta;
create table work_count (
  holder text not null,
  programme text not null,
  assignee_id uuid,
  snoozed boolean not null,
  escalated boolean not null,
  due_day date not null,
  n bigint not null,
  unique nulls not distinct (holder, programme, assignee_id, snoozed, escalated, due_day)
);
create index work_count_escalated on work_count (programme) where escalated;
create table work_count_delta (
  id bigint generated always as identity primary key,
  holder text not null,
  programme text not null,
  assignee_id uuid,
  snoozed boolean not null,
  escalated boolean not null,
  due_day date not null,
  delta int not null
);
create index work_count_delta_holder on work_count_delta (holder);
create index work_count_delta_escalated on work_count_delta (programme) where escalated;

insert into work_count (holder, programme, assignee_id, snoozed, escalated, due_day, n)
  select holder, programme, assignee_id, snoozed, escalated, due_day, count(*)
  from work_item group by 1, 2, 3, 4, 5, 6;

-- Whoever changes a row, its counters move with it.
create function count_work() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE'
     and (old.holder, old.programme, old.assignee_id, old.snoozed, old.escalated, old.due_day)
         is not distinct from
         (new.holder, new.programme, new.assignee_id, new.snoozed, new.escalated, new.due_day) then
    return null;
  end if;
  if tg_op <> 'INSERT' then
    insert into work_count_delta (holder, programme, assignee_id, snoozed, escalated, due_day, delta)
      values (old.holder, old.programme, old.assignee_id, old.snoozed, old.escalated, old.due_day, -1);
  end if;
  if tg_op <> 'DELETE' then
    insert into work_count_delta (holder, programme, assignee_id, snoozed, escalated, due_day, delta)
      values (new.holder, new.programme, new.assignee_id, new.snoozed, new.escalated, new.due_day, 1);
  end if;
  return null;
end $$;
create trigger work_item_counted after insert or update or delete on work_item
  for each row execute function count_work();
