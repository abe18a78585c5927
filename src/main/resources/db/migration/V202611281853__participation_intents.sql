-- 意向確認: who of a prefecture means to apply to a call.
create table participation_list (
  call_id uuid not null,
  prefecture_code text not null,
  programme text not null,
  case_key text not null unique,
  made_at timestamptz not null,
  answer_by date,
  nobody_at timestamptz,
  nobody_by text,
  reminded_for date,
  primary key (call_id, prefecture_code)
);

create table participation_entry (
  id uuid primary key,
  call_id uuid not null,
  prefecture_code text not null,
  kind text not null check (kind in ('MUNICIPALITY','HUB')),
  name text not null,
  folded_name text not null,
  mail text not null,
  intent text not null check (intent in ('UNANSWERED','PLANNED','CONSIDERING','NONE')),
  note text not null,
  answered_at timestamptz,
  answered_by text,
  asked_at timestamptz,
  asked_on date,
  start_asked_on date,
  code_hash text unique,
  draft_key text,
  version bigint not null,
  foreign key (call_id, prefecture_code) references participation_list,
  unique (call_id, prefecture_code, folded_name)
);
create index participation_entry_draft on participation_entry (call_id, draft_key);

-- Codes that were typed and are none: technical time, forgotten after minutes.
create table participation_attempt (
  id uuid primary key,
  address text not null,
  at timestamptz not null
);
create index participation_attempt_at on participation_attempt (address, at);
