-- what could not be told of a form that came by mail, until a person has decided it
create table application_reading_doubt (
  application_id uuid not null,
  document_id uuid not null,
  number integer not null,
  kind text not null,
  path text not null,
  label text not null,
  place text not null,
  message_key text,
  said text not null,
  candidates text[] not null default '{}',
  settled_as text,
  settled_by text,
  settled_at timestamptz,
  primary key (application_id, document_id, number)
);

-- 回付: when the mail came to the secretariat of which the draft was made, and the address in its From, which proves nothing
alter table application add column forwarded_arrived_at timestamptz;
alter table application add column forwarded_sender text;
