-- The text that stood when a file came in that does not say from which text it was made: a row of application_given_text,
-- which may go first.
alter table application_returned_file add column base_id uuid;
