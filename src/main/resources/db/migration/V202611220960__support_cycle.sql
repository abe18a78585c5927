-- 伴走支援 of one selected region, its roster and its planned dates (S2 §3, §6).
create table support_cycle (
  id uuid primary key,
  case_key text not null unique,
  application_id uuid not null unique,
  call_id uuid not null,
  programme text not null,
  prefecture text not null,
  area_name text not null,
  representative_name text not null,
  representative_mail text not null,
  desk_mail text,
  state text not null,
  moved_up boolean not null,
  started_at timestamptz not null,
  acceptance_due_at timestamptz not null,
  period_ends_on date not null,
  answered_at timestamptz,
  decline_reason text,
  roster_confirmed_at timestamptz,
  roster_reason text,
  planned_at timestamptz,
  plan_note text,
  settled boolean,
  settled_reason text,
  settled_at timestamptz,
  ended_at timestamptz,
  stop_reason text,
  version bigint not null
);
create index support_cycle_programme on support_cycle (programme, prefecture);

create table support_member (
  cycle_id uuid not null references support_cycle,
  position int not null,
  name text not null,
  organisation text not null,
  department text not null,
  title text not null,
  profession text not null,
  mail text not null,
  group_codes text not null,
  consent boolean not null,
  primary key (cycle_id, position)
);

create table planned_meeting (
  cycle_id uuid not null references support_cycle,
  position int not null,
  planned_on date not null,
  form text not null,
  place text not null,
  primary key (cycle_id, position)
);

-- An advisor sees a region only while a row is open.
create table advisor_assignment (
  id uuid primary key,
  cycle_id uuid not null references support_cycle,
  advisor_id uuid not null references person,
  advisor_name text not null,
  cause text not null,
  since timestamptz not null,
  until timestamptz
);
create index advisor_assignment_advisor on advisor_assignment (advisor_id) where until is null;
create unique index advisor_assignment_open on advisor_assignment (cycle_id, advisor_id, cause) where until is null;

create table support_file (
  id uuid primary key,
  cycle_id uuid not null references support_cycle,
  case_key text not null,
  kind text not null,
  document_id uuid not null references document,
  file_name text not null,
  added_at timestamptz not null
);
create index support_file_cycle on support_file (cycle_id, added_at);
