-- a mail that came (inbound_mail of the same id) as work and as part of a case
create table received_mail (
  id uuid primary key,
  programme text not null,
  mailbox text not null,
  arrived_at timestamptz not null,
  files integer not null,
  state text not null,
  handler text,
  answers_id uuid,
  answers_to text,
  case_key text,
  note text,
  decided_by text,
  decided_at timestamptz
);
create index received_mail_list on received_mail (programme, state, arrived_at);
create index received_mail_case on received_mail (case_key text_pattern_ops) where case_key is not null;

-- nobody is answered by a program more than once a day
create table automatic_answer (
  address text not null,
  day date not null,
  primary key (address, day)
);
