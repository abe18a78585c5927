-- Internal days of a selection, counted from the deadline of its call (domain section 2); the day by which
-- results are told is a term of the call itself.
create table selection_term (
  programme text primary key,
  warn_days int not null check (warn_days > 0),
  scoring_days int not null check (scoring_days > 0),
  scoring_business_days_min int not null check (scoring_business_days_min > 0)
);
insert into selection_term values ('BANSO', 10, 7, 3);
