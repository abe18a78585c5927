-- The list finds what came later, what was noted and told, and what a long question says behind its beginning.
alter table inquiry add column thread text not null default '';
update inquiry i set thread = t.said from (
  select inquiry_id, left(string_agg(case when kind = 'QUESTION' then substr(body, 3900) else body end, E'\n' order by ordinal),
    100000) as said from inquiry_entry group by inquiry_id) t where t.inquiry_id = i.id;
alter table inquiry add column thread_words text not null generated always as (search_fold(thread)) stored;
create index inquiry_thread_words on inquiry using gin (folded_grams(thread_words));
