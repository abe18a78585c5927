-- True while the password is one that somebody else gave: its owner changes it at the first login.
alter table person add column password_initial boolean not null default false;
