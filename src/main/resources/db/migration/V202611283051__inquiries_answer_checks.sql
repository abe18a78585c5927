-- 即答: each answer that a clerk gave alone stays as it was given, whatever becomes of its case later.
create table at_once_answer (
  id uuid primary key,
  inquiry_id uuid not null references inquiry,
  programme text not null,
  answered_by uuid not null,
  answered_at timestamptz not null,
  answer text not null,
  sources text
);
create index at_once_answer_of_month on at_once_answer (programme, answered_at);
create index at_once_answer_inquiry on at_once_answer (inquiry_id);

insert into at_once_answer (id, inquiry_id, programme, answered_by, answered_at, answer, sources)
  select gen_random_uuid(), id, programme, answered_by, answered_at, answer, sources from inquiry
  where at_once and state = 'ANSWERED' and answered_by is not null;

-- 即答の点検: what was drawn of a month, from what, and by which number and terms; drawn once.
create table answer_sample (
  id uuid primary key,
  programme text not null,
  month date not null check (extract(day from month) = 1),
  drawn_at timestamptz not null,
  seed bigint not null,
  percent integer not null,
  least integer not null,
  most integer not null,
  clerks integer not null,
  population integer not null,
  drawn integer not null check (drawn <= population),
  unique (programme, month)
);

-- What it was drawn from, in the order that counted. Goes with its case; the counts stay.
create table answer_sample_member (
  sample_id uuid not null references answer_sample,
  answer_id uuid not null references at_once_answer,
  ordinal integer not null,
  primary key (sample_id, answer_id)
);
create index answer_sample_member_answer on answer_sample_member (answer_id);

create table answer_check (
  id uuid primary key,
  sample_id uuid not null references answer_sample,
  answer_id uuid references at_once_answer,
  ordinal integer not null,
  number integer not null,
  clerk_id uuid not null,
  due_at timestamptz not null,
  result text check (result in ('ADEQUATE', 'CORRECTION', 'NEEDED_APPROVAL')),
  checked_by uuid,
  checked_at timestamptz,
  read_at timestamptz,
  corrected_at timestamptz,
  dropped_at timestamptz,
  unique (sample_id, ordinal),
  check ((result is null) = (checked_by is null) and (result is null) = (checked_at is null)),
  check (checked_by is null or checked_by <> clerk_id)
);
create index answer_check_answer on answer_check (answer_id);

create table answer_check_words (
  check_id uuid primary key references answer_check,
  answer_id uuid not null references at_once_answer,
  words text not null
);
create index answer_check_words_answer on answer_check_words (answer_id);

insert into task_term (definition_key, anchor_variable, business_days, exact) values
  ('UserTask_CheckAnswer', 'checkDue', 0, true),
  ('UserTask_ReadCheckResult', 'resultDue', 0, true);
