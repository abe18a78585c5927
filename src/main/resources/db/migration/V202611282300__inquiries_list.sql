-- The list of inquiries at 100,000 rows: its words folded once, when they are written, and its order by any day.
alter table inquiry add column ended_at timestamptz;
update inquiry set ended_at = coalesce(answered_at, drafted_at, received_at)
  where state not in ('RECEIVED', 'WAITING', 'DRAFTING', 'AT_MINISTRY', 'TO_CONFIRM');

alter table inquiry add column words text not null generated always as (search_fold(case_key || ' ' || subject || ' ' ||
  coalesce(organisation, '') || ' ' || coalesce(requester_name, '') || ' ' || coalesce(requester_telephone, '') || ' '
  || left(body, 4000) || ' ' || left(coalesce(answer, ''), 4000))) stored;
drop index inquiry_words;
create index inquiry_words on inquiry using gin (folded_grams(words));
create index inquiry_open_due on inquiry (programme, (coalesce(answer_due, 'infinity')), case_key)
  where state in ('RECEIVED', 'WAITING', 'DRAFTING', 'AT_MINISTRY', 'TO_CONFIRM');
create index inquiry_of_year on inquiry (programme, fiscal_year, (coalesce(received_at, 'infinity')), case_key);
create index inquiry_of_prefecture on inquiry (programme, prefecture_code, (coalesce(received_at, 'infinity')), case_key);
create index inquiry_of_person on inquiry (assigned_to) where assigned_to is not null;
