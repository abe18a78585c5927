-- Minutes of open desk until the first answer, kept when it is given: figures are counted in the database.
alter table inquiry add column answer_minutes integer;
