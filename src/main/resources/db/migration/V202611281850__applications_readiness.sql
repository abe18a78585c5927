-- How far an application is, written whenever its text is: a list of many reads this and no form.
create table application_readiness (
  application_id uuid primary key references application,
  sections int not null,
  open_sections text[] not null,
  gaps int not null,
  to_confirm text[] not null,
  unconfirmed text[] not null
);
