create table proxy_record (
  id uuid primary key,
  case_key text not null,
  step text not null,
  means text not null,
  said_by text not null,
  said_on date not null,
  note text not null,
  document_id uuid references document,
  recorded_by uuid not null references person,
  recorded_at timestamptz not null,
  objected_at timestamptz,
  objection text
);
create index proxy_record_case on proxy_record (case_key);
