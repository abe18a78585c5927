-- 即答の点検: whether answers that one clerk gives alone are looked at again, how many of them, and when. FY2024 had no such rule.
alter table consultation_desk
  add column checks_answers boolean not null default false,
  add column check_percent integer not null default 10 check (check_percent between 1 and 100),
  add column check_least integer not null default 3 check (check_least >= 1),
  add column check_most integer not null default 20 check (check_most >= check_least),
  add column check_day integer not null default 1 check (check_day between 1 and 10),
  add column check_days integer not null default 10 check (check_days between 1 and 60);

update consultation_desk set checks_answers = true where fiscal_year >= 2025;
