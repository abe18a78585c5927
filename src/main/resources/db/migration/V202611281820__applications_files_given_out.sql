-- Forms that were given out to be filled in off-line: the text that each was made from, and the files that came back.
create table application_given_text (
  id uuid primary key,
  application_id uuid not null references application,
  kind text not null,
  given_at timestamptz not null,
  given_by text not null,
  form_key text not null,
  form_version int not null,
  answers jsonb not null
);

create index application_given_text_application on application_given_text (application_id);

create table application_returned_file (
  id uuid primary key,
  application_id uuid not null references application,
  person_id uuid not null,
  document_id uuid not null references document,
  received_at timestamptz not null,
  settled_at timestamptz
);

create index application_returned_file_application on application_returned_file (application_id);
