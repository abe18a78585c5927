-- what was said to the caller stays when the next attempt is due at another time; null where nobody named a time
alter table callback add column promised_at timestamptz;
