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
