-- Internal days of a support (domain section 3): how long the region has to check the minutes.
create table support_term (
  programme text primary key,
  minutes_business_days int not null check (minutes_business_days > 0)
);
insert into support_term values ('banso', 5);
