-- When an ordered release goes out; until then it can be taken back.
alter table selection_round add column release_at timestamptz;
update selection_round set release_at = coalesce(ended_at, opened_at) where released_by is not null;
