-- The number that a page gave to its last save: an older one of its own that arrives late says nothing any more.
alter table draft_page add column turn bigint not null default 0;
