-- The codes of earlier mails: whoever has an older mail before them can answer by it too.
create table participation_code (
  code_hash text primary key,
  entry_id uuid not null references participation_entry on delete cascade
);
create index participation_code_entry on participation_code (entry_id);
