-- Lists as people have narrowed and sorted them, under a name; shared, they are seen by the same role of the same organisation.
create table saved_view (
  id uuid primary key,
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  role text not null,
  programme text not null,
  path text not null,
  query text not null,
  name text not null,
  shared boolean not null,
  unique (person_id, role, programme, path, name)
);
create index saved_view_of_desk on saved_view (organisation_id, role, programme, path) where shared;
