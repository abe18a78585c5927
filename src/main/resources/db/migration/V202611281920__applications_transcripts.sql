-- 事務局入力: how a form arrived, and whether its sender has confirmed what a clerk typed of it. Null for what came on
-- screen, and for what came before it was noted.
alter table application add column arrival text
  check (arrival in ('MAIL', 'SCAN', 'FAX', 'POST', 'COUNTER', 'TELEPHONE'));
alter table application add column transcript_state text
  check (transcript_state in ('TYPING', 'ASKED', 'CONFIRMED', 'DISPUTED'));
alter table application add column transcript_due_on date;
alter table application add column transcript_settled_at timestamptz;
alter table application add column transcript_settled_by text;
