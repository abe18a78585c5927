-- A region names the organisation of whom it invites. Nobody comes to such a row by its name.
alter table organisation add column named_by_region boolean not null default false;
