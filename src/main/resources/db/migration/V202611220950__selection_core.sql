-- One selection per call: two nodes that hear the same event open one round.
create table selection_round (
  id uuid primary key,
  version bigint not null,
  call_id uuid not null unique,
  case_key text not null unique,
  programme text not null,
  call_title text not null,
  areas int not null,
  state text not null,
  opened_at timestamptz not null,
  ended_at timestamptz,
  released_by text,
  delay_warned_at timestamptz,
  delay_flagged_at timestamptz,
  recall_wanted boolean,
  recall_reason text,
  recall_deadline date,
  recall_prepared_by uuid,
  recall_returned_note text
);
create index selection_round_list on selection_round (programme, opened_at desc);

create table eligibility_judgement (
  id uuid primary key,
  version bigint not null,
  round_id uuid not null references selection_round,
  application_id uuid not null unique,
  case_key text not null unique,
  state text not null,
  prejudged_at timestamptz,
  judged_at timestamptz,
  judged_by text,
  reason text
);
create index eligibility_judgement_round on eligibility_judgement (round_id, case_key);
create table eligibility_finding (
  judgement_id uuid not null references eligibility_judgement,
  position int not null,
  rule text not null,
  severity text not null,
  finding text not null,
  message_key text not null,
  confirmed boolean,
  reason text,
  primary key (judgement_id, position)
);

create table review (
  id uuid primary key,
  version bigint not null,
  round_id uuid not null references selection_round,
  application_id uuid not null,
  case_key text not null unique,
  programme text not null,
  reviewer_id uuid not null references person,
  reviewer_name text not null,
  state text not null,
  assigned_at timestamptz not null,
  due_on date not null,
  declared_at timestamptz,
  relation text,
  relation_reason text,
  submitted_at timestamptz,
  comment text,
  unique (application_id, reviewer_id)
);
create index review_round on review (round_id, case_key);
create index review_reviewer on review (reviewer_id, due_on);
create table review_score (
  review_id uuid not null references review,
  criterion_id uuid not null,
  points int not null check (points between 1 and 5),
  reason text not null,
  primary key (review_id, criterion_id)
);

create table tie_decision (
  round_id uuid primary key references selection_round,
  method text not null,
  reason text not null,
  decided_by text not null,
  decided_at timestamptz not null
);
create table tie_place (
  round_id uuid not null references tie_decision,
  place int not null,
  application_id uuid not null,
  primary key (round_id, place)
);

create table selection_decision (
  id uuid primary key,
  version bigint not null,
  round_id uuid not null unique references selection_round,
  summary text not null,
  prepared_by uuid not null references person,
  prepared_by_name text not null,
  prepared_at timestamptz not null,
  concurred_at timestamptz,
  concurred_by text,
  concurred_in_person boolean,
  returned_note text
);
-- A seat is one of the areas that the call selects: whatever happens at once, it is given once.
create table decision_place (
  decision_id uuid not null references selection_decision,
  application_id uuid not null,
  case_key text not null,
  area_name text not null,
  prefecture_code text not null,
  outcome text not null,
  seat int,
  reserve_rank int,
  points numeric(5, 2),
  reason text not null,
  primary key (decision_id, application_id),
  unique (decision_id, seat),
  unique (decision_id, reserve_rank),
  check ((outcome = 'SELECTED') = (seat is not null)),
  check (outcome <> 'RESERVE' or reserve_rank is not null)
);

create table result_notice (
  id uuid primary key,
  version bigint not null,
  round_id uuid not null references selection_round,
  application_id uuid not null,
  application_key text not null,
  case_key text not null unique,
  programme text not null,
  kind text not null,
  state text not null,
  prepared_at timestamptz not null,
  sent_at timestamptz,
  sent_to text,
  settled_at timestamptz,
  told_note text,
  unique (application_id, kind)
);
create index result_notice_round on result_notice (round_id, case_key);

create table reserve_promotion (
  id uuid primary key,
  version bigint not null,
  round_id uuid not null references selection_round,
  case_key text not null unique,
  programme text not null,
  declined_application_id uuid not null unique,
  decline_reason text not null,
  state text not null,
  opened_at timestamptz not null,
  promoted_application_id uuid,
  reason text,
  prepared_by uuid references person,
  returned_note text,
  ended_at timestamptz
);
