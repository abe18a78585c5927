-- 文面 of mails as the secretariat words them, from a fiscal year on; what the product ships is no row.
create table mail_text (
  id uuid primary key,
  programme text not null,
  fiscal_year int not null,
  kind text not null,
  edition int not null,
  subject text not null,
  body text not null,
  note text not null,
  released_by uuid not null,
  released_at timestamptz not null,
  unique (programme, kind, fiscal_year, edition)
);
create table mail_text_draft (
  programme text not null,
  fiscal_year int not null,
  kind text not null,
  subject text not null,
  body text not null,
  version bigint not null,
  editors uuid[] not null,
  changed_at timestamptz not null,
  primary key (programme, kind, fiscal_year)
);
-- What the places of a written mail said, so that another text can be read with them before it is released.
create table mail_value (
  mail_id uuid primary key references outbox_mail on delete cascade,
  programme text not null,
  kind text not null,
  case_key text not null,
  said jsonb not null,
  written_at timestamptz not null
);
create index mail_value_newest on mail_value (programme, kind, written_at desc);
