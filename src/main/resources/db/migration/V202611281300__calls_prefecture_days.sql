-- 庁内期限 of a prefecture that goes by other days than those that the call proposes (締切からの日程).
create table prefecture_days (
  call_id uuid not null references public_call (id),
  prefecture_code text not null,
  region_due_on date not null,
  prefecture_due_on date not null,
  version bigint not null,
  primary key (call_id, prefecture_code)
);
