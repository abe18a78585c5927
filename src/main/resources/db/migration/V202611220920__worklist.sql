create table work_item (
  id uuid primary key,
  source text not null,
  ref text not null,
  programme text not null,
  holder text not null,
  assignee_id uuid,
  process_key text,
  case_key text,
  definition_key text,
  title text not null,
  due_at timestamptz,
  opened_at timestamptz not null,
  stage int not null,
  unique (source, ref)
);
create index work_item_holder on work_item (holder, (coalesce(due_at, 'infinity')), id);
create index work_item_assignee on work_item (assignee_id) where assignee_id is not null;
create index work_item_case on work_item (case_key text_pattern_ops);
create index work_item_stage on work_item (stage, due_at) where due_at is not null and stage < 3;
create index work_item_escalated on work_item (programme) where stage >= 3;

create table work_count (
  holder text not null,
  due_day date not null,
  n bigint not null,
  primary key (holder, due_day)
);
create table work_count_delta (
  id bigint generated always as identity primary key,
  holder text not null,
  due_day date not null,
  delta int not null
);
create index work_count_delta_holder on work_count_delta (holder);
