-- Whose attempt it is: what a node notes after another has taken the mail over counts for nothing.
alter table outbox_mail add column lease_token uuid;
-- True from the moment the server is talked to; until then nobody can have received anything.
alter table outbox_mail add column sending boolean not null default false;
update outbox_mail set sending = true where state = 'CLAIMED';

-- The server took the text for somebody. Whom it was not taken for has a mail of their own since:
-- copy_of says of which, blind that the others do not see the address.
alter table outbox_mail add column copies_settled boolean not null default false;
alter table outbox_mail add column copy_of uuid references outbox_mail;
alter table outbox_mail add column blind boolean not null default false;
create index outbox_mail_copy_of on outbox_mail (copy_of) where copy_of is not null;

-- Nothing was ever HELD: a mail whose hour has not come is QUEUED.
alter table outbox_mail drop constraint outbox_mail_state_check;
alter table outbox_mail add constraint outbox_mail_state_check
  check (state in ('QUEUED','CLAIMED','SENT','UNCERTAIN','FAILED','CANCELLED','BOUNCED'));

-- Who was sent what, for the news of a person and of a desk: read from the newest on by its index.
create table outbox_address (
  mail_id uuid not null references outbox_mail,
  address text not null,
  programme text not null,
  sent_at timestamptz not null,
  primary key (mail_id, address)
);
create index outbox_address_newest on outbox_address (programme, address, sent_at, mail_id);
insert into outbox_address (mail_id, address, programme, sent_at)
  select distinct m.id, a.address, m.programme, m.sent_at
  from outbox_mail m,
    unnest(m.recipient || string_to_array(m.copies, ',') || string_to_array(m.blind_copies, ',')) a (address)
  where m.state = 'SENT' and m.sent_at is not null;
drop index outbox_mail_copies;
drop index outbox_mail_recipient;
