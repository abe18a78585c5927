-- 連絡: what secretariat and applicants write to each other on an application.
create table case_letter (
  id uuid primary key,
  application_id uuid not null,
  case_key text not null,
  programme text not null,
  written_by_side text not null check (written_by_side in ('SECRETARIAT', 'PREFECTURE', 'REGION')),
  to_sides text not null,
  author text not null,
  author_id uuid,
  body text not null,
  written_at timestamptz not null,
  done_at timestamptz,
  done_by text
);
create index case_letter_application on case_letter (application_id, written_at);

create table case_letter_file (
  letter_id uuid not null references case_letter,
  position int not null,
  document_id uuid not null,
  primary key (letter_id, position)
);

-- The mail of ours that a mail goes on from, by its Message-ID: mail programs show both as one conversation.
alter table outbox_mail add column in_reply_to text;
