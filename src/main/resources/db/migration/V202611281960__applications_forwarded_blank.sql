-- 回付された申込書（記入待ち）: a draft that was made of a form nobody could read, until somebody writes into it.
alter table application add column forwarded_blank boolean not null default false;
