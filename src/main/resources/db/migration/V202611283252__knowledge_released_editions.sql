-- Everybody reads the edition that the manager released with the ministry's consent, until the next one is; and an entry knows
-- which answer of its inquiry it was written from, as the consent of its asker is for that one.
alter table knowledge_entry add column faq_edition integer;
update knowledge_entry k set faq_edition = coalesce((select max(e.edition) from knowledge_edition e
    where e.entry_id = k.id and e.confirmed_at <= k.faq_at), k.edition)
  where k.faq_at is not null;
alter table knowledge_entry add constraint knowledge_entry_faq_edition
  check (faq_at is null or (faq_edition is not null and faq_edition between 1 and edition));
alter table knowledge_entry add column inquiry_round integer;
update knowledge_entry k set inquiry_round = coalesce((select i.reopened from inquiry i
    where i.id = k.inquiry_id and i.answered_at <= k.changed_at), 0)
  where k.inquiry_id is not null;
