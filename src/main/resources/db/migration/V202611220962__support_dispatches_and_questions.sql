create table advisor_dispatch (
  id uuid primary key,
  cycle_id uuid not null references support_cycle,
  ordinal int not null,
  case_key text not null unique,
  slot int not null,
  state text not null,
  purpose text not null,
  points text not null,
  wishes text not null,
  form text not null,
  participants text not null,
  requested_at timestamptz not null,
  reason text,
  advisor_id uuid references person,
  advisor_name text,
  starts_at timestamptz,
  ends_at timestamptz,
  place text,
  conditions text,
  reported_at timestamptz,
  held_from timestamptz,
  content text,
  advice text,
  next_step text,
  version bigint not null,
  unique (cycle_id, ordinal)
);
create table dispatch_asking (
  dispatch_id uuid not null references advisor_dispatch,
  position int not null,
  advisor_id uuid not null references person,
  advisor_name text not null,
  asked_at timestamptz not null,
  answered_at timestamptz,
  accepted boolean,
  conflict boolean,
  reason text,
  primary key (dispatch_id, position)
);
-- 派遣 最大3回 (S2 §3): a dispatch holds one numbered place; two can never hold the same, whoever
-- asks at once. The place is given back when the dispatch does not take place.
create table dispatch_slot (
  cycle_id uuid not null references support_cycle,
  number int not null check (number >= 1),
  dispatch_id uuid not null unique,
  primary key (cycle_id, number)
);

create table member_question (
  id uuid primary key,
  cycle_id uuid not null references support_cycle,
  ordinal int not null,
  case_key text not null unique,
  state text not null,
  asker_name text not null,
  asker_mail text not null,
  body text not null,
  asked_at timestamptz not null,
  advisor_id uuid references person,
  advisor_name text,
  advice text,
  answer text,
  answered_at timestamptz,
  version bigint not null,
  unique (cycle_id, ordinal)
);
