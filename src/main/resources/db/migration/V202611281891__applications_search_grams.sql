-- Parts of one and two letters of a text that is folded already: as search_grams, in one walk over it, for a form may be long.
-- It is dear enough that an index of it is always cheaper than to work it out for each row.
create function folded_grams(words text) returns text[] language sql immutable parallel safe strict cost 100000
  set search_path from current as $$
  select array(
    select distinct part
    from (select letter, letter || lead(letter) over (order by place) pair
        from unnest(string_to_array($1, null)) with ordinality letters (letter, place)) walk,
      lateral (values (letter), (pair)) parts (part)
    where part is not null)
$$;
alter function search_grams(text) cost 100000;

-- The words of the forms by these parts: a search reads the texts that hold all parts of what is looked for, and judges only
-- those. Written with the text, so that it is found as soon as the text is committed.
create index application_text_words on application_text using gin (folded_grams(words));
create index application_text_handed on application_text using gin (folded_grams(handed_words));
create index application_text_sent on application_text using gin (folded_grams(sent_words));
