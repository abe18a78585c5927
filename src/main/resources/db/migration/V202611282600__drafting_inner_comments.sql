-- Conversations begun before the prefecture was let in stay among the writers. Where it was let in before this was kept,
-- it has read everything and goes on doing so.
alter table draft_comment add column inner_circle boolean not null default true;

update draft_comment
set inner_circle = false
where case_key in (select case_key from application where shown_to_prefecture or handed_over_at is not null);
