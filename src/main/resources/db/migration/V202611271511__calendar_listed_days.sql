-- Closing days that came with a list of the Cabinet Office: a later list without them takes them back.
alter table closing_day add column listed boolean not null default false;
