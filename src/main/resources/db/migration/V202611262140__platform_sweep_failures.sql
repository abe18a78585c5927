-- How often in a row a sweep has failed, on whichever node; no row while it succeeds.
create table sweep_failure (
  sweep text primary key,
  failures int not null
);
