-- Mails that opened no case go with a deletion too, and what could not be deleted stands in the protocol.
create table inquiry_deletion_mail (
  deletion_id uuid not null references inquiry_deletion,
  mail_id uuid not null,
  erased_at timestamptz,
  primary key (deletion_id, mail_id)
);
alter table inquiry_deletion_case add column failed_at timestamptz;
