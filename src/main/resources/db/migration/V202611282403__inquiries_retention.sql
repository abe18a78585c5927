-- 保存期間: what is kept for a reason, and what is deleted once its time is over.
create table inquiry_hold (
  inquiry_id uuid primary key references inquiry,
  reason text not null,
  held_by uuid not null,
  held_at timestamptz not null
);

create index inquiry_merged on inquiry (merged_into) where merged_into is not null;

create table inquiry_deletion (
  id uuid primary key,
  programme text not null,
  state text not null check (state in ('PREPARED', 'CONFIRMED', 'FINISHED', 'DROPPED')),
  prepared_by uuid not null,
  prepared_label text not null,
  prepared_at timestamptz not null,
  confirmed_by uuid,
  confirmed_label text,
  confirmed_at timestamptz,
  finished_at timestamptz,
  cases integer not null,
  mails integer not null,
  files integer not null,
  check (state in ('PREPARED', 'DROPPED') or (confirmed_by is not null and confirmed_by <> prepared_by))
);
create unique index inquiry_deletion_open on inquiry_deletion (programme) where state in ('PREPARED', 'CONFIRMED');

-- The protocol; the number of an inquiry names nobody and outlives it.
create table inquiry_deletion_case (
  deletion_id uuid not null references inquiry_deletion,
  inquiry_id uuid not null,
  case_key text not null,
  deleted_at timestamptz,
  kept_at timestamptz,
  primary key (deletion_id, inquiry_id)
);
create index inquiry_deletion_case_open on inquiry_deletion_case (deletion_id, inquiry_id)
  where deleted_at is null and kept_at is null;

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
