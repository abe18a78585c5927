-- 開示の求め: who asks for what is held on one person, what was found and decided, and the file that was made of it.
create table disclosure_request (
  id uuid primary key,
  programme text not null,
  fiscal_year integer not null,
  number integer not null,
  case_key text not null unique,
  state text not null check (state in ('OPEN', 'TO_APPROVE', 'MAKING', 'READY', 'HANDED', 'DROPPED')),
  basis text not null check (basis in ('OPERATOR', 'MINISTRY', 'FREE')),
  received_on date not null,
  due_on date not null,
  asker text not null check (asker in ('SELF', 'LEGAL', 'AGENT')),
  asker_name text,
  identity text,
  names text not null,
  mails text not null,
  telephones text not null,
  organisations text not null,
  more_masks text not null,
  period_from date,
  period_to date,
  searched_at timestamptz,
  submitted_by uuid,
  submitted_label text,
  submitted_at timestamptz,
  approved_by uuid,
  approved_label text,
  approved_at timestamptz,
  returned_note text,
  made_at timestamptz,
  file_until date,
  files_removed_at timestamptz,
  handed_on date,
  handed_how text,
  ended_note text,
  ended_at timestamptz,
  kept_until date,
  erased_at timestamptz,
  version bigint not null default 0,
  unique (programme, fiscal_year, number),
  check (period_from is null or period_to is null or period_from <= period_to),
  check (approved_by is null or approved_by <> submitted_by)
);
create index disclosure_request_received on disclosure_request (programme, received_on desc, number desc);
create index disclosure_request_making on disclosure_request (approved_at) where state = 'MAKING';

create table disclosure_find (
  request_id uuid not null references disclosure_request,
  ordinal integer not null,
  source text not null,
  ref text not null,
  parent text,
  kind_key text not null,
  about text,
  case_key text,
  at timestamptz,
  signs text not null,
  decision text check (decision in ('GIVEN', 'NAMESAKE')),
  reason text,
  decided_by uuid,
  primary key (request_id, source, ref),
  unique (request_id, ordinal)
);
create index disclosure_find_ref on disclosure_find (source, ref);

create table disclosure_withheld (
  request_id uuid not null references disclosure_request,
  source text not null,
  ref text not null,
  part text not null,
  kind_key text not null,
  ground text not null check (ground in ('RIGHTS', 'OPERATION', 'LAW')),
  reason text not null,
  withheld_by uuid not null,
  primary key (request_id, source, ref, part)
);

-- What has been made so far, masked, until the files are bound of it.
create table disclosure_part (
  request_id uuid not null references disclosure_request,
  ordinal integer not null,
  content text not null,
  primary key (request_id, ordinal)
);

create table disclosure_file (
  request_id uuid not null references disclosure_request,
  ordinal integer not null,
  document_id uuid not null,
  primary key (request_id, ordinal)
);

insert into task_term (definition_key, anchor_variable, business_days, calendar_days) values
  ('disclosure-request', null, 0, 30);
