-- An asker is found by the addresses, by the number however it was written, and by names with and without the spaces in them.
alter table inquiry drop column words;
alter table inquiry add column words text not null generated always as (search_fold(case_key || ' ' || subject || ' ' ||
  coalesce(organisation, '') || ' ' || coalesce(requester_name, '') || ' ' || coalesce(requester_telephone, '') || ' '
  || left(body, 4000) || ' ' || left(coalesce(answer, ''), 4000) || ' ' || coalesce(requester_mail, '') || ' '
  || coalesce(written_mail, '') || ' ' || translate(coalesce(organisation, ''), E' \u3000\t', '') || ' '
  || translate(coalesce(requester_name, ''), E' \u3000\t', '') || ' ' || regexp_replace(regexp_replace(
  normalize(coalesce(requester_telephone, ''), nfkc), '^ *\+ *81', '0'), '[^0-9]', '', 'g'))) stored;
create index inquiry_words on inquiry using gin (folded_grams(words));
