-- A new account that somebody is asked to open; its owner is told so at the login.
alter table person add column awaits_opening boolean not null default false;

update person
set awaits_opening = true
where not enabled
  and id in (select person_id from admission where state = 'CONFIRMED' and new_account);
