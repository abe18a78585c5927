-- How long what cannot be taken back waits before it goes: M06 and the results.
alter table public_call add column hold_minutes int not null default 10 check (hold_minutes between 0 and 1440);
