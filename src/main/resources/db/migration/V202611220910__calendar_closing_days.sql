-- Days on which the offices are closed besides weekends and holidays.

-- Every year from one day to the other, both included; may run over New Year.
create table closing_day_rule (
    id         uuid primary key,
    from_month smallint not null,
    from_day   smallint not null,
    to_month   smallint not null,
    to_day     smallint not null,
    reason     varchar(100) not null check (btrim(reason) <> ''),
    version    bigint not null default 0,
    -- 2024 is a leap year: 29 February may be named, 30 February may not
    constraint closing_day_rule_from_exists check (make_date(2024, from_month, from_day) is not null),
    constraint closing_day_rule_to_exists check (make_date(2024, to_month, to_day) is not null),
    constraint closing_day_rule_once unique (from_month, from_day, to_month, to_day)
);

-- One single day.
create table closing_day (
    day     date primary key,
    reason  varchar(100) not null check (btrim(reason) <> ''),
    version bigint not null default 0
);

-- Domain A3: the notices leave 年末年始 undated; this is the usage of government offices.
insert into closing_day_rule (id, from_month, from_day, to_month, to_day, reason)
values ('0b6f2c9e-5d5a-4c43-9a0e-1f2d3b4c5e10', 12, 29, 1, 3, '年末年始');
