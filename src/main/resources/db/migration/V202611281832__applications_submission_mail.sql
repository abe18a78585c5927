-- a mail that may bring applications: who is confirmed to have sent it, and what became of each file
create table submission_mail (
  mail_id uuid primary key,
  call_id uuid not null,
  prefecture_code text,
  asked_of text,
  asked_at timestamptz,
  code_hash text,
  confirmed_by text,
  confirmed_at timestamptz,
  confirmed_note text
);
create table submission_mail_form (
  mail_id uuid not null,
  document_id uuid not null,
  application_id uuid not null,
  primary key (mail_id, document_id, application_id)
);

alter table forwarded_submission add column mail_id uuid;
alter table forwarded_submission add column application_id uuid;

-- nothing else than a mail that arrived in time and is not decided upon keeps the call from being settled
alter table call_settlement add column waits_for_mails boolean not null default false;
