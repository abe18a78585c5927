-- 確認事項 that a clerk has looked at, with the words as they stood then; of each time that an inquiry was opened anew.
create table inquiry_check (
  inquiry_id uuid not null references inquiry,
  round integer not null,
  number integer not null,
  line text not null,
  checked_by uuid not null,
  checked_label text not null,
  checked_at timestamptz not null,
  primary key (inquiry_id, round, number)
);

-- 回答への御意見: whether an answer helped, by whoever has the code of its mail; the last word counts until the term is over.
create table inquiry_feedback (
  id uuid primary key,
  inquiry_id uuid not null references inquiry,
  code_hash text not null unique,
  asked_at timestamptz not null,
  until_at timestamptz not null,
  said text check (said in ('USEFUL', 'PARTLY', 'NOT_USEFUL')),
  note text,
  said_at timestamptz,
  read_label text,
  read_at timestamptz,
  check ((said is null) = (said_at is null))
);
create index inquiry_feedback_of on inquiry_feedback (inquiry_id, asked_at);
