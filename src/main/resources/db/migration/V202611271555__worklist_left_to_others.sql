-- Who of a group must not do a step, because another one has to: it is in the colleagues' list.
alter table work_item add column excluded_id uuid;

drop table work_count;
drop table work_count_delta;
create table work_count (
  holder text not null,
  programme text not null,
  assignee_id uuid,
  excluded_id uuid,
  snoozed boolean not null,
  escalated boolean not null,
  due_day date not null,
  n bigint not null,
  unique nulls not distinct (holder, programme, assignee_id, excluded_id, snoozed, escalated, due_day)
);
create index work_count_escalated on work_count (programme) where escalated;
create table work_count_delta (
  id bigint generated always as identity primary key,
  holder text not null,
  programme text not null,
  assignee_id uuid,
  excluded_id uuid,
  snoozed boolean not null,
  escalated boolean not null,
  due_day date not null,
  delta int not null
);
create index work_count_delta_holder on work_count_delta (holder);
create index work_count_delta_escalated on work_count_delta (programme) where escalated;

insert into work_count (holder, programme, assignee_id, excluded_id, snoozed, escalated, due_day, n)
  select holder, programme, assignee_id, excluded_id, snoozed, escalated, due_day, count(*)
  from work_item group by 1, 2, 3, 4, 5, 6, 7;

create or replace function count_work() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE'
     and (old.holder, old.programme, old.assignee_id, old.excluded_id, old.snoozed, old.escalated, old.due_day)
         is not distinct from
         (new.holder, new.programme, new.assignee_id, new.excluded_id, new.snoozed, new.escalated, new.due_day) then
    return null;
  end if;
  if tg_op <> 'INSERT' then
    insert into work_count_delta (holder, programme, assignee_id, excluded_id, snoozed, escalated, due_day, delta)
      values (old.holder, old.programme, old.assignee_id, old.excluded_id, old.snoozed, old.escalated, old.due_day, -1);
  end if;
  if tg_op <> 'DELETE' then
    insert into work_count_delta (holder, programme, assignee_id, excluded_id, snoozed, escalated, due_day, delta)
      values (new.holder, new.programme, new.assignee_id, new.excluded_id, new.snoozed, new.escalated, new.due_day, 1);
  end if;
  return null;
end $$;
