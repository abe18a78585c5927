-- The answer whose mail was stopped: the one that follows begins with its text.
alter table call_question add column stopped_answer text;
