-- 決裁用一式 of what a prefecture submits together; its 鑑 is the cover_letter at 'package-set:<id>', and the text of each
-- application is the application_approval_set of the prefecture with that number.
create table package_approval_set (
  id uuid primary key,
  call_id uuid not null,
  prefecture_code text not null,
  number int not null,
  printed_at timestamptz not null,
  printed_by varchar(300) not null,
  text_hash varchar(64) not null,
  held boolean not null,
  unique (call_id, prefecture_code, number)
);
create table package_approval_item (
  set_id uuid not null references package_approval_set,
  application_id uuid not null references application,
  position int not null,
  set_number int not null,
  primary key (set_id, application_id)
);
create index package_approval_item_of on package_approval_item (application_id);

-- 起案日・決裁日 of the package that is being prepared
create table package_approval (
  call_id uuid not null,
  prefecture_code text not null,
  drafted_on date,
  decided_on date,
  primary key (call_id, prefecture_code)
);
