-- A mail that did not arrive, from the failure to a person's decision; one open row a mail.
create table undelivered_mail (
  id uuid primary key,
  mail_id uuid not null,
  process_key text not null unique,
  uncertain boolean not null,
  found_at timestamptz not null,
  resolved_at timestamptz,
  outcome text check (outcome in ('RESENT','ARRIVED','GIVEN_UP'))
);
create unique index undelivered_mail_open on undelivered_mail (mail_id) where resolved_at is null;

-- Who was told of a 代理入力 and may object; what became of an objection.
alter table proxy_record add column programme text not null;
alter table proxy_record add column addressee text;
alter table proxy_record add column answered_at timestamptz;
alter table proxy_record add column answer text;
