-- the version that a late mail is to replace once it is accepted
alter table application add column replaces_id uuid references application (id);
-- the name in the version that changed hands last: read by those who do not see what is being written
alter table application add column kept_area_name text;
update application a
set kept_area_name = (
  select v.answers ->> 'regionName'
  from application_version v
  where v.application_id = a.id and v.occasion <> 'CORRECTION_NOT_SENT'
  order by v.number desc
  limit 1);
