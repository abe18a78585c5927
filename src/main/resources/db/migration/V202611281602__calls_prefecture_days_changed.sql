-- When a prefecture set its days last: nobody is reminded of a day before it was said. Null for what was set before this.
alter table prefecture_days add column changed_at timestamptz;
