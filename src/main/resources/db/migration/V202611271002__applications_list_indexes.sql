-- Parts of one and two letters of a text as people look for it, for an index on any part of a word:
-- Japanese words of two letters are too short for trigrams. The functions keep their search path, because
-- an index is built and its table analysed without one.
create function search_grams(words text) returns text[] language sql immutable parallel safe strict
  set search_path from current as $$
  select array(
    select distinct substr(folded.words, place, size)
    from (select search_fold($1) as words) folded,
      generate_series(1, length(folded.words)) place, generate_series(1, 2) size
    where place + size - 1 <= length(folded.words))
$$;

-- The parts that a text must have to hold these words.
create function search_probe(words text) returns text[] language sql immutable parallel safe strict
  set search_path from current as $$
  select array(
    select distinct substr(folded.words, place, least(2, length(folded.words)))
    from (select search_fold($1) as words) folded,
      generate_series(1, greatest(1, length(folded.words) - 1)) place)
$$;

-- The list of applications by any of its columns, and by words at the beginning of its names: a name
-- may be typed without end, its index may not be.
create index application_received on application (programme, (coalesce(received_at, 'infinity')), case_key);
create index application_changed on application (programme, (coalesce(changed_at, 'infinity')), case_key);
create index application_words on application
  using gin (search_grams(case_key || ' ' || left(drafter_organisation, 200) || ' ' || left(area_name, 200)
    || ' ' || left(coalesce(kept_area_name, ''), 200)));
