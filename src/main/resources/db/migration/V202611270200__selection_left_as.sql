-- What an application was in the decision when it left: only who had a seat leaves one for a reserve.
alter table decision_place add column left_as text;
