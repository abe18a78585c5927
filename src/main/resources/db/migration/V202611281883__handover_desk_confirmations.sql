-- 担当者・連絡先の確認: on which day of a year the desks are asked, and what each of them said.
create table desk_confirmation_day (
  programme text not null,
  fiscal_year int not null,
  ask_on date not null,
  asked_at timestamptz,
  primary key (programme, fiscal_year)
);
create table desk_confirmation (
  programme text not null,
  fiscal_year int not null,
  prefecture_code text not null,
  asked_at timestamptz,
  reply_by date,
  reminders int not null default 0,
  reminded_at timestamptz,
  confirmed_at timestamptz,
  confirmed_by uuid references person,
  confirmed_label text,
  changed boolean not null default false,
  contact_role text,
  primary key (programme, fiscal_year, prefecture_code)
);
-- With the FY2025 edition: asked each first of April, that of its own year and the next.
insert into desk_confirmation_day (programme, fiscal_year, ask_on) values
  ('banso', 2025, '2025-04-01'),
  ('banso', 2026, '2026-04-01');
