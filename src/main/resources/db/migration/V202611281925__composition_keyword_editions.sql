-- Editions of the keyword table by fiscal year: a year without one uses that of the year before, and where there is none
-- the table as it was shipped. What was released never changes.
create table member_group_edition (
  id uuid primary key,
  fiscal_year int not null,
  number int,
  rows jsonb not null,
  editors text not null,
  version int not null,
  changed_at timestamptz not null,
  changed_by text not null,
  released_at timestamptz,
  released_by text,
  note text,
  unique (fiscal_year, number),
  check ((released_at is null) = (number is null))
);
create unique index member_group_edition_draft on member_group_edition (fiscal_year) where released_at is null;
