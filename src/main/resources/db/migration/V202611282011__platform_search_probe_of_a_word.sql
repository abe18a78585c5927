-- Only the beginning of what is looked for chooses the candidates, however long it is; all of it judges them.
create or replace function search_probe(words text) returns text[] language sql immutable parallel safe strict
  set search_path from current as $$
  select array(
    select distinct substr(folded.words, place, least(2, length(folded.words)))
    from (select left(search_fold(left($1, 400)), 100) as words) folded,
      generate_series(1, greatest(1, length(folded.words) - 1)) place)
$$;
