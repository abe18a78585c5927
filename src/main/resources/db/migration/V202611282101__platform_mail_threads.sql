-- Which mails a mail goes on from, the first of the conversation first; null stands apart from any.
alter table outbox_mail add column refs text;
update outbox_mail set refs = coalesce(in_reply_to, '') where kind = 'case-letter';
create index received_mail_answers on received_mail (answers_id) where answers_id is not null;
