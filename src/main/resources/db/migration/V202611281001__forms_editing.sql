-- The forms of each programme, and the one draft from which a form's next version is released.
create table form (
  form_key varchar(100) primary key,
  programme text not null
);
insert into form (form_key, programme) values ('home-care-support-application', 'BANSO');
-- Null for what came with the product.
alter table form_version
  add column released_by uuid,
  add column note text;
create table form_draft (
  form_key varchar(100) primary key references form,
  schema jsonb not null,
  version bigint not null,
  started_by uuid not null,
  started_at timestamptz not null,
  changed_by uuid not null,
  changed_at timestamptz not null
);
