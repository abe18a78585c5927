-- Days before the scheduled second meeting on which a region without a 対応策案 is warned (domain section 2).
create table support_measures_warning (
  programme text not null,
  days int not null check (days > 0),
  primary key (programme, days)
);
insert into support_measures_warning values ('banso', 14), ('banso', 7);

-- Which warnings were given; a postponed meeting is warned of anew.
create table support_measures_warned (
  cycle_id uuid not null references support_cycle,
  meeting_on date not null,
  days int not null,
  warned_at timestamptz not null,
  primary key (cycle_id, meeting_on, days)
);
