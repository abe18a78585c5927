-- A call names the version of the form on which its applications are written: a later version changes no call by itself.
alter table public_call add column form_version int;
update public_call c set form_version =
  coalesce((select max(v.version) from form_version v where v.form_key = c.form_key), 1);
alter table public_call alter column form_version set not null;
