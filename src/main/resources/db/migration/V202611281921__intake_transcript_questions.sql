-- Each question to a sender whether a text that a clerk typed is theirs, and the answer.
create table transcript_question (
  id uuid primary key,
  application_id uuid not null,
  number int not null,
  version_number int not null,
  asked_of text not null,
  asked_at timestamptz not null,
  asked_by text not null,
  due_on date not null,
  code_hash text not null,
  answered_at timestamptz,
  agreed boolean,
  means text check (means in ('REPLY', 'CODE', 'PAGE', 'CALL', 'SCREEN')),
  answered_by text,
  note text not null default '',
  unique (application_id, number),
  check ((answered_at is null) = (agreed is null))
);
create index transcript_question_code on transcript_question (code_hash);

-- Codes that open nothing, to slow down who guesses.
create table transcript_attempt (
  id uuid primary key,
  address text not null,
  at timestamptz not null
);
create index transcript_attempt_address on transcript_attempt (address, at);
