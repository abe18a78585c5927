-- Several words with spaces between them are looked for each on its own, wherever they stand.
create function search_patterns(words text) returns text[] language sql immutable parallel safe strict
  set search_path from current as $$
  select array(
    select '%' || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%'
    from regexp_split_to_table(search_fold($1), '\s+') word where word <> '')
$$;

-- Only the beginning of what is looked for chooses the candidates, however long it is; all of it judges them.
create or replace function search_probe(words text) returns text[] language sql immutable parallel safe strict
  set search_path from current as $$
  select array(
    select distinct substr(word, place, least(2, length(word)))
    from regexp_split_to_table(left(search_fold(left($1, 400)), 100), '\s+') word,
      generate_series(1, greatest(1, length(word) - 1)) place
    where word <> '')
$$;
