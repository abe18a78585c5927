-- What went with a package, as it was called then.
create table submission_package_application (
  package_id uuid not null references submission_package,
  application_id uuid not null references application,
  position int not null,
  receipt_number text not null,
  area_name text not null,
  primary key (package_id, application_id)
);
create index submission_package_application_of on submission_package_application (application_id);
create index submission_package_of on submission_package (call_id, prefecture_code, received_at);

-- The 鑑 of a package: never changed once it has gone, printed anew whenever it is asked for.
create table submission_cover (
  package_id uuid primary key references submission_package,
  document_number text not null,
  dated_on date not null,
  sender text not null,
  addressee text not null,
  honorific text not null,
  seal_omitted boolean not null
);

-- A prefecture reminds a region of its draft: once a day.
create table application_nudge (
  application_id uuid not null references application,
  sent_on date not null,
  sent_by uuid not null references person,
  primary key (application_id, sent_on)
);
