create table business_clock (
  id int primary key check (id = 1),
  business_at timestamptz not null,
  technical_at timestamptz not null,
  seen_at timestamptz not null,
  target_at timestamptz
);

create table audit_entry (
  id bigint generated always as identity primary key,
  business_at timestamptz not null,
  technical_at timestamptz not null,
  person_id uuid,
  actor_label text not null,
  actor_role text not null,
  proxy_note text,
  action text not null,
  case_key text,
  refused boolean not null,
  audiences text not null,
  details jsonb not null
);
create index audit_entry_case on audit_entry (case_key text_pattern_ops, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit_entry is append-only';
end $$;
create trigger audit_entry_append_only before update or delete or truncate on audit_entry
  for each statement execute function refuse_change();

create table document (
  id uuid primary key,
  file_name text not null,
  content_type text not null,
  size bigint not null,
  checksum text not null,
  stored_at timestamptz not null
);
create table document_chunk (
  document_id uuid not null references document,
  number int not null,
  content bytea not null,
  primary key (document_id, number)
);

create table submit_token (
  token uuid primary key,
  person_id uuid,
  taken_at timestamptz not null,
  location text
);
create index submit_token_taken on submit_token (taken_at);
