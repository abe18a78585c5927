-- Several questions in one mail become several inquiries; an inquiry names what it is connected with, which the desk alone sees.
alter table inquiry add column parts integer not null default 0;

create table inquiry_link (
  inquiry_id uuid not null references inquiry on delete cascade,
  case_key text not null,
  kind text not null check (kind in ('PART', 'WHOLE', 'RELATED')),
  added_by uuid not null,
  added_at timestamptz not null,
  primary key (inquiry_id, case_key)
);
create index inquiry_link_key on inquiry_link (case_key);

create index inquiry_organisation on inquiry (programme, search_fold(organisation)) where organisation is not null;
