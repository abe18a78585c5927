-- Criteria and papers are edited beside the terms: each edit counts, so that two people who edit one call meet.
alter table public_call add column edits int not null default 0;
