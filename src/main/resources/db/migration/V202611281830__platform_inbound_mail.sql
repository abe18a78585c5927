-- how far each folder was read, by UIDVALIDITY and UID; read_through: business time before which nothing is unread
create table inbound_cursor (
  folder text primary key,
  validity bigint not null,
  last_uid bigint not null,
  read_through timestamptz,
  failed_uid bigint,
  failures integer not null default 0
);

create table inbound_mail (
  id uuid primary key,
  message_id text not null,
  fingerprint text not null,
  size bigint not null,
  raw_id uuid not null,
  arrived_at timestamptz not null,
  fetched_at timestamptz not null,
  sender text not null,
  sender_name text not null,
  recipients text not null,
  subject text not null,
  refs text not null,
  body text not null,
  nature text not null,
  problem text,
  unique (message_id, fingerprint)
);

create table inbound_file (
  mail_id uuid not null,
  position integer not null,
  document_id uuid not null,
  file_name text not null,
  size bigint not null,
  checksum text not null,
  primary key (mail_id, position)
);

-- what the reply addresses of our mails are signed with; one row, made at the first mail
create table reply_secret (
  id integer primary key check (id = 1),
  secret bytea not null
);

-- an answer to it comes to the mailbox that we read, so its reply address says which mail it answers
alter table outbox_mail add column replies_here boolean not null default false;
