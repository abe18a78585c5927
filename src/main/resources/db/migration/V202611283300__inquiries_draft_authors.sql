-- Nobody who wrote any of a draft confirms it: all of them are kept, not the last one alone.
alter table inquiry add column draft_authors uuid[] not null default '{}';
update inquiry set draft_authors = array[drafted_by] where drafted_by is not null;
