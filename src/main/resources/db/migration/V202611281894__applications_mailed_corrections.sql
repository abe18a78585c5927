-- 補正 answered by mail: the mail by which the last return was answered, null where it was answered on screen
alter table application add column correction_arrived_at timestamptz;
alter table application add column correction_sender text;
alter table application add column correction_document uuid;

-- a term that has passed and waits only for mails that came within it
create table application_correction_wait (
  application_id uuid primary key,
  since timestamptz not null
);

-- what the registered desk wrote when it was asked whether a mail was its own; the words themselves lie with the mail
create table submission_mail_reply (
  mail_id uuid not null,
  reply_id uuid not null,
  arrived_at timestamptz not null,
  reading text not null,
  primary key (mail_id, reply_id)
);
