-- Mails to an address, for the news of a person and of a desk.
create index outbox_mail_recipient on outbox_mail (recipient);
create index outbox_mail_copies on outbox_mail using gin (string_to_array(copies, ','));
