-- A forwarded draft that nobody of a region has been asked to write yet: its prefecture has to find them.
alter table application add column awaits_people boolean not null default false;
