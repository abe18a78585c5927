-- How often, and how far apart, whoever left a message is called back in vain before we write: a term of the year.
alter table consultation_desk
  add column callback_tries integer not null default 3 check (callback_tries between 1 and 10),
  add column callback_minutes integer not null default 60 check (callback_minutes between 0 and 480);
