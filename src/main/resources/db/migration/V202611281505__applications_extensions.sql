-- 締切の延長 for one application: proposed by one person, agreed to by another, kept with what became of it.
create table application_extension (
  id uuid primary key,
  application_id uuid not null references application,
  number int not null,
  case_key text not null unique,
  until_day date not null,
  reason text not null,
  state text not null check (state in ('PROPOSED','AGREED','DECLINED','WITHDRAWN','ENDED')),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  answered_at timestamptz,
  note text,
  ended_at timestamptz,
  end_reason text,
  unique (application_id, number)
);
create unique index application_extension_proposed on application_extension (application_id) where state = 'PROPOSED';
create unique index application_extension_in_force on application_extension (application_id) where state = 'AGREED';
insert into task_term (definition_key, anchor_variable, business_days) values
  ('UserTask_ConcurExtension', null, 1),
  ('UserTask_ConfirmExtension', null, 1);
