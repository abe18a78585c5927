-- 対応策案への助言 (T-S6): what advisors say of a version that was handed in.
create table measures_advice (
  plan_id uuid not null references measures_plan,
  position int not null,
  advisor_name text not null,
  body text not null,
  given_at timestamptz not null,
  primary key (plan_id, position)
);
