-- A mail that was deleted does not come back when its folder is read anew.
create table inbound_erased (digest text primary key);

-- Of an act on what was deleted its facts stay, and of its words a hash: nothing else of a row can change.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('banso.audit_erasing', true) = 'on' then
    return null;
  end if;
  raise exception 'audit_entry is append-only';
end $$;

create function refuse_more_than_erasing() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - 'details' - 'programme') is distinct from (to_jsonb(old) - 'details' - 'programme')
      or new.details <> jsonb_build_object('erased', encode(sha256(convert_to(old.details::text, 'UTF8')), 'hex')) then
    raise exception 'audit_entry is append-only';
  end if;
  return new;
end $$;
create trigger audit_entry_erased before update on audit_entry
  for each row execute function refuse_more_than_erasing();
