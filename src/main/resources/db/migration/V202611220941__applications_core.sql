create table call_settlement (
  call_id uuid primary key,
  closed_at timestamptz,
  settled_at timestamptz
);

-- One row for each call and prefecture; its update hands out the numbers and keeps first drafts apart.
create table prefectural_compilation (
  call_id uuid not null,
  prefecture_code text not null,
  case_key text not null unique,
  programme text not null,
  last_number int not null,
  primary key (call_id, prefecture_code)
);

create table application (
  id uuid primary key,
  version bigint not null,
  case_key text not null unique,
  call_id uuid not null,
  programme text not null,
  prefecture_code text not null,
  number int not null,
  area_name text not null,
  drafter_id uuid references person,
  drafter_organisation text not null,
  typed_by_secretariat boolean not null,
  state text not null,
  form_key text not null,
  form_version int not null,
  answers jsonb not null,
  member_groups jsonb not null,
  shown_to_prefecture boolean not null,
  handed_over_at timestamptz,
  hand_over_reason text,
  compiled_at timestamptz,
  channel text not null,
  receipt_number text unique,
  received_at timestamptz,
  received_in_time boolean,
  sender_mail text,
  correction_due_at timestamptz,
  late_decision text,
  late_reason text,
  late_decided_by uuid,
  withdrawn_at timestamptz,
  ended_from text,
  end_reason text,
  started_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by text not null,
  unique (call_id, prefecture_code, number),
  foreign key (call_id, prefecture_code) references prefectural_compilation
);
create index application_list on application (programme, case_key);
create index application_prefecture on application (programme, prefecture_code, case_key);
create index application_call_state on application (call_id, state);
create index application_correction on application (correction_due_at) where state = 'CORRECTING';

-- What the prefecture says of an application; a row of its own, because regions never read it.
create table prefecture_review (
  application_id uuid primary key references application,
  version bigint not null,
  opinion text not null,
  recommendation_rank int,
  hub_name text not null,
  plan_placement text not null,
  effort_basis text not null,
  hub_established text not null,
  hub_led text not null,
  support_wanted text not null,
  submission_reason text not null
);

create table application_version (
  id uuid primary key,
  application_id uuid not null references application,
  number int not null,
  occasion text not null,
  made_at timestamptz not null,
  made_by text not null,
  form_key text not null,
  form_version int not null,
  answers jsonb not null,
  unique (application_id, number)
);

create table application_return (
  id uuid primary key,
  application_id uuid not null references application,
  returned_by text not null,
  section text not null,
  rule_id text not null,
  reason text not null,
  due_on date not null,
  asked_at timestamptz not null,
  answered_at timestamptz
);
create index application_return_of on application_return (application_id, asked_at);

create table application_file (
  application_id uuid not null references application,
  document_id uuid not null references document,
  added_at timestamptz not null,
  primary key (application_id, document_id)
);

create table submission_package (
  id uuid primary key,
  call_id uuid not null,
  prefecture_code text not null,
  received_at timestamptz not null,
  submitted_by uuid not null references person,
  cover_note text not null,
  applications int not null
);

-- A region's own mail to the secretariat, forwarded to its prefecture (回付).
create table forwarded_submission (
  id uuid primary key,
  call_id uuid not null,
  prefecture_code text not null,
  area_name text not null,
  sender_mail text not null,
  arrived_at timestamptz not null,
  forwarded_at timestamptz not null,
  forwarded_by uuid not null references person,
  document_id uuid references document
);

create table compilation_reminder (
  call_id uuid not null,
  stage text not null,
  sent_at timestamptz not null,
  primary key (call_id, stage)
);
