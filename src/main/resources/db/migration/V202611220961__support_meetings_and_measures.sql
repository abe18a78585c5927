create table support_meeting (
  id uuid primary key,
  cycle_id uuid not null references support_cycle,
  number int not null check (number between 1 and 4),
  case_key text not null unique,
  state text not null,
  starts_at timestamptz,
  ends_at timestamptz,
  form text,
  place text,
  url text,
  reply_by date,
  postponements int not null,
  postpone_reason text,
  agenda text,
  held_from timestamptz,
  held_until timestamptz,
  minutes text,
  decisions text,
  homework text,
  minutes_due_at timestamptz,
  minutes_round int not null,
  correction text,
  agreed_in_words boolean,
  settled_at timestamptz,
  version bigint not null,
  unique (cycle_id, number)
);
create table meeting_attendance (
  meeting_id uuid not null references support_meeting,
  position int not null,
  name text not null,
  organisation text not null,
  presence text not null,
  primary key (meeting_id, position)
);

create table measures_plan (
  id uuid primary key,
  cycle_id uuid not null references support_cycle,
  plan_version int not null,
  note text not null,
  saved_at timestamptz not null,
  submitted_at timestamptz,
  version bigint not null,
  unique (cycle_id, plan_version)
);
create unique index measures_plan_one_draft on measures_plan (cycle_id) where submitted_at is null;
create table measure (
  plan_id uuid not null references measures_plan,
  position int not null,
  issue text not null,
  action text not null,
  owner text not null,
  schedule text not null,
  indicator text not null,
  primary key (plan_id, position)
);

create table final_report (
  id uuid primary key,
  cycle_id uuid not null unique references support_cycle,
  state text not null,
  results text not null,
  remaining text not null,
  roadmap text not null,
  publishable boolean not null,
  submitted_at timestamptz not null,
  correction text,
  accepted_at timestamptz,
  version bigint not null
);
