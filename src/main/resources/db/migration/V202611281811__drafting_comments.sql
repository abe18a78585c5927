-- What the writers of a form say to each other beside its sections; a thread is named by its first comment.
create table draft_comment (
  id uuid primary key,
  thread uuid not null,
  case_key text not null,
  section text not null,
  field text,
  author_id uuid not null,
  author_organisation text not null,
  author_name text not null,
  text text not null,
  written_at timestamptz not null,
  mentioned_id uuid,
  mentioned_name text,
  answered_at timestamptz,
  resolved_by text,
  resolved_at timestamptz
);

create index draft_comment_case on draft_comment (case_key, written_at);
create index draft_comment_thread on draft_comment (thread);
