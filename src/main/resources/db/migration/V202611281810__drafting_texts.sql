-- Several people at one form: the texts that it had, the pages on which it is written, who is there, which sections are done.
create table draft_text (
  case_key text not null,
  version bigint not null,
  form_key text not null,
  form_version integer not null,
  answers jsonb not null,
  written_by text not null,
  written_at timestamptz not null,
  kept_at timestamptz not null,
  thinned boolean not null default false,
  primary key (case_key, version)
);

create index draft_text_to_thin on draft_text (kept_at) where not thinned;

create table draft_page (
  id uuid primary key,
  case_key text not null,
  person_id uuid not null,
  form_key text not null,
  form_version integer not null,
  base jsonb not null,
  mine jsonb not null,
  theirs jsonb not null,
  version bigint not null,
  clashes integer not null,
  seen_at timestamptz not null
);

create index draft_page_undecided on draft_page (case_key, person_id) where clashes > 0;
create index draft_page_seen on draft_page (seen_at);

create table draft_presence (
  page uuid primary key,
  case_key text not null,
  person_id uuid not null,
  organisation text not null,
  name text not null,
  section text not null,
  seen_at timestamptz not null
);

create index draft_presence_case on draft_presence (case_key);

create table draft_section (
  case_key text not null,
  section text not null,
  changed_by text,
  changed_at timestamptz,
  confirmed_by text,
  confirmed_at timestamptz,
  confirmed_id uuid,
  primary key (case_key, section)
);
