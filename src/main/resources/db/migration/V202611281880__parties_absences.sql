-- 不在: who stands in for a person in one role, from a day to a day; it ends by itself.
create table absence (
  id uuid primary key,
  role_id uuid not null references role_assignment,
  person_id uuid not null references person,
  substitute_id uuid not null references person,
  first_day date not null,
  last_day date not null,
  cancelled boolean not null default false,
  entered_by text not null,
  entered_at timestamptz not null,
  check (person_id <> substitute_id),
  check (last_day >= first_day)
);
create index absence_substitute on absence (substitute_id) where not cancelled;
create index absence_person on absence (person_id) where not cancelled;
-- Whose mails a successor reads on: those to the address that a person left behind with the role.
create table inherited_mail (
  person_id uuid not null references person,
  programme text not null,
  mail text not null,
  since timestamptz not null,
  primary key (person_id, programme, mail)
);
-- For whom somebody acted, where a colleague is absent.
alter table audit_entry add column for_person_id uuid;
