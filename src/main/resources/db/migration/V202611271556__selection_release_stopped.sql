-- Why an ordered release was taken back, until it is ordered anew or the decision goes back.
alter table selection_round add column stopped_reason text;
alter table selection_round add column stopped_by text;
alter table selection_round add column stopped_at timestamptz;
