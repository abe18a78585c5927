-- An edition in draft: nobody is asked for anything by it, until its procedure can be run.
alter table public_call
  drop constraint public_call_state_check,
  add constraint public_call_state_check
    check (state in ('DRAFT','PREPARED','CONFIRMED','PUBLISHED','CLOSED','CANCELLED'));
-- Who may apply where a call knows several kinds (S3 §2), each with its number, prior consent and joint application.
alter table public_call
  add column variants jsonb not null default '[]',
  add column secretariat_fax text,
  add column mail_subject text,
  add column selection_method text;
-- What a 正誤 makes of these statements.
alter table call_change
  add column secretariat_fax text,
  add column mail_subject text,
  add column selection_method text;
-- By the requirements of which catalogue the answers of a form are judged (B: domain B14); null where none reads them.
alter table form add column rules text default 'B';
