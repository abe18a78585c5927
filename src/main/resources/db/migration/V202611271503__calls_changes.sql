-- 正誤 and 中止 of a published call: proposed by one person, agreed to by another, kept with what they changed.
alter table public_call
  add column cancelled_at timestamptz,
  drop constraint public_call_state_check,
  add constraint public_call_state_check
    check (state in ('PREPARED','CONFIRMED','PUBLISHED','CLOSED','CANCELLED'));
create table call_change (
  id uuid primary key,
  call_id uuid not null references public_call,
  case_key text not null unique,
  kind text not null check (kind in ('CORRECTION','CANCELLATION')),
  state text not null check (state in ('PROPOSED','RELEASED','RETURNED')),
  number int,
  reason text not null,
  project_title text,
  title text,
  secretariat_name text,
  secretariat_mail text,
  deadline date,
  deadline_time time,
  region_due_on date,
  prefecture_due_on date,
  result_due_on date,
  support_from date,
  support_until date,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  answered_at timestamptz,
  note text,
  unique (call_id, number)
);
create index call_change_call on call_change (call_id, proposed_at);
create unique index call_change_open on call_change (call_id) where state = 'PROPOSED';
-- What changes, in words: a field of the terms by the key of its label, a paper by its name.
create table call_change_line (
  change_id uuid not null references call_change,
  position int not null,
  label_key text,
  label text,
  before text not null,
  after text not null,
  primary key (change_id, position)
);
create table call_change_paper (
  change_id uuid not null references call_change,
  call_document_id uuid not null references call_document,
  file_name text not null,
  body text,
  document_id uuid references document,
  primary key (change_id, call_document_id)
);
insert into task_term (definition_key, anchor_variable, business_days) values
  ('UserTask_ConcurChange', null, 1),
  ('UserTask_ConfirmChange', null, 1);
