-- When people are reminded of their work and when it is escalated, in business days around its due day
-- (domain section 2); one row for all programmes.
create table reminder_term (
  single boolean primary key default true check (single),
  remind_at time not null,
  days_before int not null check (days_before > 0),
  days_after int not null check (days_after > 0)
);
insert into reminder_term (remind_at, days_before, days_after) values ('09:00', 2, 2);
