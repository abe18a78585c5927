create table demo_mail (
  id uuid primary key,
  number bigint generated always as identity unique,
  receiver text not null,
  sender text not null,
  subject text not null,
  message_id text not null,
  received_at timestamptz not null,
  raw bytea not null
);
create index demo_mail_receiver on demo_mail (receiver, number);
