-- Nobody who wrote any of an edition confirms it, and an entry whose answer was found wrong is read again before it is used.
alter table knowledge_entry add column authors uuid[] not null default '{}';
update knowledge_entry set authors = array[written_by] where written_by is not null;
alter table knowledge_entry add column review_check uuid;
alter table knowledge_entry add column review_at timestamptz;
