-- Days that are a holiday by rule and worked all the same, because a law moved the holiday.
create table working_day (
    day     date primary key,
    reason  varchar(100) not null check (btrim(reason) <> '')
);
