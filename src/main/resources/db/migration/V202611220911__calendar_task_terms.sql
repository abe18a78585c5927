-- Business days for each user task (domain section 3); each module inserts its own rows.
create table task_term (
  definition_key text primary key,
  anchor_variable text,
  business_days int not null
);
insert into task_term values ('UserTask_CheckAddress', null, 2);
