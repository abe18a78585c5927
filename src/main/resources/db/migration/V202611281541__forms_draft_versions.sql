-- A draft that was released or thrown away keeps its row: its version tells later drafts of the same form apart.
alter table form_draft
  add column ended boolean not null default false;
