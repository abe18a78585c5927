-- Persons who get the same mail, their addresses unseen by each other; cc is for the desk of an organisation.
alter table outbox_mail add column blind_copies text not null default '';
