-- A draft that was released or thrown away keeps its row: its version tells later drafts of the same text apart. A node of
-- the version before takes such a row for a draft, which nobody can release as it says what goes out already.
alter table mail_text_draft
  add column ended boolean not null default false;
