-- FAQへの掲載の同意: asked in the mail of the answer, in these words, and given, refused or taken back by the asker.
create table inquiry_faq_consent (
  inquiry_id uuid primary key,
  case_key text not null,
  state text not null check (state in ('WISHED', 'ASKED', 'GIVEN', 'DECLINED', 'TAKEN_BACK')),
  words text,
  code_hash text unique,
  asked_at timestamptz,
  decided_at timestamptz,
  means text check (means in ('CODE', 'MAIL', 'TELEPHONE')),
  recorded_by uuid,
  recorder text,
  note text
);

-- So that codes cannot be guessed.
create table inquiry_code_attempt (
  id uuid primary key,
  address text not null,
  at timestamptz not null
);
create index inquiry_code_attempt_of on inquiry_code_attempt (address, at);
