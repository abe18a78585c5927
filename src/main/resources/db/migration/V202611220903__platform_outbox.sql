create table outbox_mail (
  id uuid primary key,
  message_id text not null unique,
  programme text not null,
  case_key text not null,
  kind text not null,
  occasion text not null,
  recipient text not null,
  copies text not null,
  subject text not null,
  body text not null,
  attachments text not null,
  result_mail boolean not null,
  state text not null check (state in ('HELD','QUEUED','CLAIMED','SENT','UNCERTAIN','FAILED','CANCELLED','BOUNCED')),
  created_at timestamptz not null,
  not_before timestamptz not null,
  attempts int not null default 0,
  try_again_at timestamptz,
  lease_until timestamptz,
  sent_at timestamptz,
  last_error text,
  unique (case_key, kind, occasion, recipient)
);
create index outbox_mail_waiting on outbox_mail (not_before, id) where state in ('QUEUED','CLAIMED');
create index outbox_mail_case on outbox_mail (case_key text_pattern_ops, created_at);
