-- When it was written down here: what was copied from papers after its year says nothing of how long the asker waited.
alter table inquiry add column recorded_at timestamptz;
update inquiry set recorded_at = greatest(received_at, coalesce(answered_at, ended_at, received_at));
alter table inquiry alter column recorded_at set not null;
