-- counts how often the letter was kept, so that of two who write at once the second is told
alter table cover_letter add column version bigint not null default 0;
