-- Rehearsals of calls, each played in a schema and a process of its own; at most one at a time over all nodes.
create table rehearsal (
  id uuid primary key,
  call_id uuid not null,
  case_key text not null,
  programme text not null,
  schema_name text not null unique,
  state text not null check (state in ('REQUESTED','RUNNING','FINISHED','FAILED','STOPPED')),
  requested_by uuid not null,
  requested_by_label text not null,
  requested_at timestamptz not null,
  ended_at timestamptz,
  -- technical time: when the node that plays it was last seen
  alive_at timestamptz not null,
  -- business time of the play itself
  played_from timestamptz,
  played_to timestamptz,
  played_until timestamptz,
  -- of what was played, so that a later change of the call shows
  terms_mark text,
  failure text,
  failure_detail text,
  report jsonb,
  schema_dropped boolean not null default false
);
create unique index rehearsal_one on rehearsal ((true)) where state in ('REQUESTED','RUNNING');
create index rehearsal_call on rehearsal (call_id, requested_at);
