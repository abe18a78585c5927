-- The last manager who wrote a draft does not release it, whoever hands it in again.
alter table call_question add column drafted_by_manager uuid;
