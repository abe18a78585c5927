-- The prefecture's task is due on the day that the call prints for the prefectures.
update task_term set anchor_variable = 'prefectureDueOn', business_days = 0
  where definition_key = 'UserTask_ReviewApplication';

-- Internal days of the applications, counted from the deadline of their call (domain section 2).
create table application_term (
  programme text primary key,
  revision_business_days int not null check (revision_business_days > 0)
);
insert into application_term values ('BANSO', 2), ('RENKEI', 2);

create table application_reminder (
  programme text not null,
  days_before int not null check (days_before > 0),
  primary key (programme, days_before)
);
insert into application_reminder values ('BANSO', 7), ('BANSO', 1), ('RENKEI', 7), ('RENKEI', 1);
