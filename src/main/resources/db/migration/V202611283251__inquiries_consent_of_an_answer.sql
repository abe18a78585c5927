-- A consent is for what was asked and answered then: an inquiry that goes on has a round for each answer, and a consent to each.
alter table inquiry_faq_consent add column round integer not null default 0;
update inquiry_faq_consent c set round = i.reopened from inquiry i
  where i.id = c.inquiry_id and i.reopened > 0
    and (c.state = 'WISHED' or coalesce(c.asked_at, c.decided_at) >= i.answered_at);
alter table inquiry_faq_consent drop constraint inquiry_faq_consent_pkey;
alter table inquiry_faq_consent add primary key (inquiry_id, round);
