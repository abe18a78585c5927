-- 庁内期限と再案内 of a call: how many business days before its deadline regions and prefectures should be done, and
-- how many before their day they are reminded. In the place of application_reminder, which a node of the release
-- before still reads: it goes with the next one.
alter table public_call
  add column region_business_days int not null default 7 check (region_business_days > 0),
  add column prefecture_business_days int not null default 3 check (prefecture_business_days > 0),
  add column region_reminders int[] not null default '{7,3,1}',
  add column prefecture_reminders int[] not null default '{7,3,1}';
