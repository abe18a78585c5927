-- Whether somebody has looked at what was copied and kept it, and what a manager left open when confirming.
alter table public_call
  add column terms_looked boolean not null default false,
  add column criteria_looked boolean not null default false,
  add column left_open text;
