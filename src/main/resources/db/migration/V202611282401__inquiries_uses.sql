-- Every use of inquiries beyond the answer: who, when, what for, how many. The cases stand beside it as long as they are kept.
create table inquiry_use (
  id uuid primary key,
  programme text not null,
  use_name text not null,
  at timestamptz not null,
  person_id uuid not null,
  person_label text not null,
  cases integer not null,
  left_out integer not null,
  about text not null
);
create index inquiry_use_at on inquiry_use (programme, (coalesce(at, 'infinity')), (id::text));

create table inquiry_use_case (
  use_id uuid not null references inquiry_use,
  inquiry_id uuid not null references inquiry,
  primary key (use_id, inquiry_id)
);
create index inquiry_use_case_inquiry on inquiry_use_case (inquiry_id);

-- That the ministry takes the anonymous figures of a year was confirmed; without a row, or taken back, it was not.
create table inquiry_figures_confirmation (
  id uuid primary key,
  programme text not null,
  fiscal_year integer not null,
  confirmed_on date not null,
  note text not null,
  confirmed_by uuid not null,
  recorded_at timestamptz not null,
  taken_back_at timestamptz
);
create unique index inquiry_figures_confirmation_valid on inquiry_figures_confirmation (programme, fiscal_year)
  where taken_back_at is null;
