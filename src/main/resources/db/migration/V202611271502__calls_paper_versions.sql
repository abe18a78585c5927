-- A paper keeps its earlier versions for the staff, and itself once it is taken out.
alter table call_document
  add column number int not null default 1,
  add column changed_by uuid,
  add column changed_at timestamptz,
  add column removed_by uuid,
  add column removed_at timestamptz;
create table call_document_version (
  call_document_id uuid not null references call_document,
  number int not null,
  mark text not null,
  title text not null,
  file_name text not null,
  body text,
  document_id uuid references document,
  changed_by uuid,
  changed_at timestamptz,
  primary key (call_document_id, number)
);
