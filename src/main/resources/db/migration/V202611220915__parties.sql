create table organisation (
  id uuid primary key,
  kind text not null,
  name text not null,
  prefecture_code text
);
create table person (
  id uuid primary key,
  login_name text not null unique,
  display_name text not null,
  mail text not null,
  password_hash text not null,
  enabled boolean not null,
  demo boolean not null
);
create table role_assignment (
  id uuid primary key,
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  role text not null,
  programme text not null,
  prefecture_code text,
  valid_from date not null,
  valid_to date,
  check (role <> 'PREFECTURE' or prefecture_code is not null)
);
create index role_assignment_person on role_assignment (person_id);
create index role_assignment_role on role_assignment (role, programme);
create table group_membership (
  group_key text not null,
  person_id uuid not null references person,
  since timestamptz not null,
  until timestamptz,
  primary key (group_key, person_id)
);
create index group_membership_person on group_membership (person_id);
create table desk_contact (
  programme text not null,
  fiscal_year int not null,
  prefecture_code text not null,
  desk_name text not null,
  mail text not null,
  telephone text not null,
  primary key (programme, fiscal_year, prefecture_code)
);
