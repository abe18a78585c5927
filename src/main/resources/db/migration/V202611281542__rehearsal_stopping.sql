-- A rehearsal that is to end stays the only one that runs until its process is gone.
alter table rehearsal
  add column stopping boolean not null default false;
