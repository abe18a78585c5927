-- Where an answer to the mail goes; the address all mails come from reads nothing.
alter table outbox_mail add column reply_to text;
