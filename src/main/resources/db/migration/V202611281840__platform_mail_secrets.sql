-- The text as the receiver reads it, while the mail is on its way; the kept text lacks the secrets. Null once sent.
alter table outbox_mail add column secret_body text;
