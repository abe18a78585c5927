-- What a prefecture says of its own on its page of a call; without a row the page says what is prepared for all.
create table reception_notice (
  call_id uuid not null,
  prefecture_code text not null,
  words text not null,
  contact text not null,
  letter_number text not null,
  letter_to text not null,
  letter_from text not null,
  version bigint not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (call_id, prefecture_code)
);
-- A region that wishes to apply: asked for on the page, confirmed from its mail, admitted by its prefecture.
create table admission (
  id uuid primary key,
  call_id uuid not null,
  programme text not null,
  prefecture_code text not null,
  organisation text not null,
  organisation_kind text not null,
  applicant_name text not null,
  mail text not null,
  token_hash text not null unique,
  code_hash text not null,
  asked_at timestamptz not null,
  asked_technically timestamptz not null,
  expires_at timestamptz not null,
  state text not null check (state in ('ASKED', 'CONFIRMED', 'ADMITTED', 'DECLINED')),
  person_id uuid,
  new_account boolean not null default false,
  confirmed_at timestamptz,
  settled_at timestamptz,
  settled_by text,
  reason text,
  application_id uuid,
  check ((state = 'ASKED') = (person_id is null))
);
create index admission_prefecture on admission (call_id, prefecture_code, confirmed_at);
create index admission_mail on admission (lower(mail), asked_technically);
