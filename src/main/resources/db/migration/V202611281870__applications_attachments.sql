-- papers that go with an application: every version of each stays
create table application_attachment (
  paper_id uuid not null,
  number integer not null,
  application_id uuid not null references application,
  document_id uuid not null references document,
  side text not null check (side in ('REGION', 'PREFECTURE', 'SECRETARIAT')),
  added_at timestamptz not null,
  added_by text not null,
  removed_at timestamptz,
  removed_by text,
  primary key (paper_id, number)
);
create index application_attachment_of on application_attachment (application_id, added_at);
