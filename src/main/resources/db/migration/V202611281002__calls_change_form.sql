-- A 正誤 can change the version of the form; null for what was proposed before a call named one.
alter table call_change
  add column form_key text,
  add column form_version int;
