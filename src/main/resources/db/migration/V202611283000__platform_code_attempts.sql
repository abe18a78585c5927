-- Codes of mails that open a page without an account are guarded in one place. participation_attempt, transcript_attempt
-- and inquiry_code_attempt are not written any more; they go when no earlier version runs.
create table code_attempt (
  id uuid primary key,
  door text not null,
  address text not null,
  at timestamptz not null
);
create index code_attempt_of on code_attempt (door, address, at);
