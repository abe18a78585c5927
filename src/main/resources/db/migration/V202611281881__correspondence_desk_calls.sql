-- 担当課への電話確認: a desk whose address does not work is rung up once, whatever was written to it.
create table desk_call (
  id uuid primary key,
  programme text not null,
  prefecture_code text not null,
  mail text not null,
  opened_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references person,
  reached text,
  corrected_mail text,
  note text,
  check (corrected_mail is null or ended_at is not null)
);
create unique index desk_call_open on desk_call (programme, prefecture_code, lower(mail)) where ended_at is null;
alter table undelivered_mail add column desk_call_id uuid references desk_call;
create index undelivered_mail_desk_call on undelivered_mail (desk_call_id) where desk_call_id is not null;
