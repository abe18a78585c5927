-- What cannot be deleted after so many tries is left to a person, and no later deletion waits for it.
alter table inquiry_deletion add column tries integer not null default 0;
alter table inquiry_deletion_case add column tries integer not null default 0;
alter table inquiry_deletion_mail add column tries integer not null default 0;
