-- What a call states in words, beside its dates and figures; null says nothing, as the notice does.
alter table public_call
  add column secretariat_telephone text,
  add column secretariat_hours text,
  add column purposes text,
  add column costs text,
  add column publication_policy text,
  add column late_receipt text not null default 'DECIDED' check (late_receipt in ('DECIDED','REFUSED'));
-- What a 正誤 makes of them; null for what was proposed before it could.
alter table call_change
  add column secretariat_telephone text,
  add column secretariat_hours text,
  add column purposes text,
  add column costs text,
  add column publication_policy text,
  add column states boolean not null default false;
