-- 提出前の電話確認: on the last two business days a prefecture that still has something to submit is rung up.
create table submission_call (
  id uuid primary key,
  call_id uuid not null,
  prefecture_code text not null,
  slot_at timestamptz not null,
  number int not null,
  case_key text not null unique,
  programme text not null,
  ended_at timestamptz,
  called_by uuid references person,
  note text,
  unique (call_id, prefecture_code, slot_at),
  unique (call_id, prefecture_code, number)
);
create index submission_call_open on submission_call (call_id, prefecture_code) where ended_at is null;

insert into task_term (definition_key, anchor_variable, business_days) values ('UserTask_CallPrefecture', null, 0);
