-- 団体情報: what an organisation says of itself once, so that nobody types it twice. No row before the first word.
create table organisation_profile (
  organisation_id uuid primary key references organisation,
  department text not null default '',
  title text not null default '',
  postal_code text not null default '',
  address text not null default '',
  telephone text not null default '',
  fax text not null default '',
  mail text not null default '',
  version int not null,
  changed_at timestamptz not null,
  changed_by text not null
);
