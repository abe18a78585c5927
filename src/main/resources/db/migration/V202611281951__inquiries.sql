-- 相談: what is asked at the desk, its thread, what the ministry was asked, calls back.
create table inquiry (
  id uuid primary key,
  programme text not null,
  fiscal_year integer not null,
  number integer not null,
  case_key text not null unique,
  desk_id uuid not null,
  purpose text not null,
  channel text not null check (channel in ('MAIL', 'WEB', 'TELEPHONE', 'VOICE', 'OTHER')),
  state text not null check (state in ('RECEIVED', 'WAITING', 'DRAFTING', 'AT_MINISTRY', 'TO_CONFIRM', 'ANSWERED',
    'OUT_OF_SCOPE', 'INTAKE', 'NO_REPLY', 'ENDED', 'MERGED')),
  organisation text,
  requester_kind text,
  prefecture_code text,
  requester_name text,
  requester_mail text,
  requester_telephone text,
  subject text not null,
  body text not null,
  category text,
  received_at timestamptz not null,
  answer_due timestamptz not null,
  assigned_to uuid,
  answer text,
  sources text,
  drafted_by uuid,
  drafted_at timestamptz,
  returned_note text,
  answered_at timestamptz,
  answered_by uuid,
  at_once boolean not null default false,
  end_note text,
  merged_into uuid references inquiry,
  reopened integer not null default 0,
  unread boolean not null default false,
  version bigint not null default 0,
  unique (programme, fiscal_year, number),
  check (state not in ('ANSWERED', 'OUT_OF_SCOPE') or (answer is not null and answered_at is not null)),
  check ((state = 'MERGED') = (merged_into is not null)),
  check (state <> 'TO_CONFIRM' or drafted_by is not null)
);
create index inquiry_received on inquiry (programme, (coalesce(received_at, 'infinity')), case_key);
create index inquiry_due on inquiry (programme, (coalesce(answer_due, 'infinity')), case_key);
create index inquiry_open on inquiry (programme, (coalesce(received_at, 'infinity')), case_key)
  where state in ('RECEIVED', 'WAITING', 'DRAFTING', 'AT_MINISTRY', 'TO_CONFIRM');
create index inquiry_requester_mail on inquiry (lower(requester_mail));
create index inquiry_requester_telephone on inquiry (requester_telephone);
create index inquiry_words on inquiry using gin (search_grams(case_key || ' ' || subject || ' ' ||
  coalesce(organisation, '') || ' ' || coalesce(requester_name, '') || ' ' || coalesce(requester_telephone, '') || ' '
  || left(body, 4000)));

create table inquiry_entry (
  inquiry_id uuid not null references inquiry,
  ordinal integer not null,
  kind text not null,
  at timestamptz not null,
  author text,
  body text not null,
  mail_id uuid,
  primary key (inquiry_id, ordinal)
);
create index inquiry_entry_mail on inquiry_entry (mail_id) where mail_id is not null;

create table ministry_inquiry (
  id uuid primary key,
  inquiry_id uuid not null references inquiry,
  ordinal integer not null,
  body text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  answer text,
  answered_at timestamptz,
  taken_back_at timestamptz,
  unique (inquiry_id, ordinal)
);
create unique index ministry_inquiry_open on ministry_inquiry (inquiry_id)
  where answered_at is null and taken_back_at is null;
create index ministry_inquiry_asked on ministry_inquiry (asked_at desc, id);

create table callback (
  id uuid primary key,
  inquiry_id uuid not null references inquiry,
  ordinal integer not null,
  state text not null check (state in ('OPEN', 'CONNECTED', 'MAILED', 'GIVEN_UP', 'DROPPED')),
  telephone text,
  left_at timestamptz not null,
  due_at timestamptz not null,
  settled_at timestamptz,
  unique (inquiry_id, ordinal)
);
create index callback_open on callback (due_at, id) where state = 'OPEN';
create index callback_settled on callback (settled_at desc, id) where state <> 'OPEN';

create table callback_attempt (
  callback_id uuid not null references callback,
  ordinal integer not null,
  at timestamptz not null,
  by_whom text not null,
  connected boolean not null,
  note text not null,
  primary key (callback_id, ordinal)
);

insert into task_term (definition_key, anchor_variable, business_days, exact) values
  ('UserTask_CheckInquiry', 'checkDue', 0, true),
  ('UserTask_DraftAnswer', 'answerDue', 0, true),
  ('UserTask_ConfirmAnswer', 'answerDue', 0, true),
  ('UserTask_AwaitRequester', 'awaitDue', 0, true),
  ('UserTask_AnswerMinistryInquiry', 'ministryDue', 0, true),
  ('UserTask_CallBack', 'callbackDue', 0, true);
