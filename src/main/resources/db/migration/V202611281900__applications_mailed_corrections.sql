-- 補正 answered by mail: the mail by which the last return was answered, null where it was answered on screen
alter table application add column correction_arrived_at timestamptz;
alter table application add column correction_sender text;
alter table application add column correction_document uuid;

-- a term that has passed and waits only for mails that came within it
create table application_correction_wait (
  application_id uuid primary key,
  since timestamptz not null
);
