-- Questions on a call: asked on its page or recorded by the secretariat, answered to the asker, and published
-- where they clarify the call.
alter table public_call
  add column questions_until date,
  add constraint public_call_questions_check check (questions_until between published_on and deadline);
alter table call_change add column questions_until date;
create table call_question (
  id uuid primary key,
  call_id uuid not null references public_call,
  ordinal int not null,
  case_key text not null unique,
  state text not null
    check (state in ('TO_ANSWER','TO_RELEASE','TO_REVISE','ANSWERED','PUBLISHED','WITHDRAWN')),
  way text not null check (way in ('PAGE','MAIL','TELEPHONE','OTHER')),
  asker_person uuid,
  asker_role text,
  asker_organisation uuid,
  organisation_name text not null,
  asker_name text not null,
  asker_mail text,
  asker_telephone text,
  body text not null,
  received_at timestamptz not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  answer text,
  answered_at timestamptz,
  told_how text,
  number int,
  draft_question text,
  draft_answer text,
  draft_reason text,
  drafted_by uuid,
  drafted_at timestamptz,
  returned_note text,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_reason text,
  version bigint not null default 0,
  unique (call_id, ordinal),
  unique (call_id, number),
  check ((way = 'PAGE') = (asker_person is not null and asker_role is not null and asker_organisation is not null)),
  check (state not in ('ANSWERED','PUBLISHED') or (answer is not null and answered_at is not null)),
  check (state <> 'PUBLISHED' or number is not null),
  check (state not in ('TO_RELEASE','TO_REVISE') or (draft_question is not null and draft_answer is not null)),
  check (state <> 'WITHDRAWN' or (withdrawn_at is not null and number is null))
);
create index call_question_received on call_question (call_id, (coalesce(received_at, 'infinity')), case_key);
create index call_question_state on call_question (call_id, state, (coalesce(received_at, 'infinity')), case_key);
create index call_question_asker on call_question (call_id, asker_organisation, asker_role);
create index call_question_words on call_question
  using gin (search_grams(organisation_name || ' ' || asker_name || ' ' || body));
-- What was published of a question; a correction adds an edition and takes nothing away.
create table call_answer (
  question_id uuid not null references call_question,
  edition int not null check (edition > 0),
  question text not null,
  answer text not null,
  reason text,
  published_at timestamptz not null,
  primary key (question_id, edition),
  check ((edition = 1) = (reason is null))
);
insert into task_term (definition_key, anchor_variable, business_days) values
  ('UserTask_AnswerCallQuestion', 'questionReceivedAt', 5),
  ('UserTask_ReleaseAnswer', null, 1),
  ('UserTask_ReviseAnswer', null, 1);
