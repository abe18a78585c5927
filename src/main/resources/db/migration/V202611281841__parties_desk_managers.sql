-- True of the person of a prefecture's desk who keeps its colleagues.
alter table role_assignment add column desk_manager boolean not null default false;
-- True of who signs in by a code to the mail address only.
alter table person add column without_password boolean not null default false;
create index person_mail on person (lower(mail));
