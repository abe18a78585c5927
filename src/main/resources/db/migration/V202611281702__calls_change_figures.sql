-- A 正誤 can correct the figures that the call prints; null for what leaves them as they are.
alter table call_change
  add column areas integer,
  add column member_min integer,
  add column member_max integer,
  add column dispatch_cap integer;
