-- mails that could not be fetched and wait for the next try while the queue goes on; since, tried_at, next_try and
-- got_through are technical time, arrived_at is the server's. told_as: the mail by which a person was told of it
create table inbound_aside (
  folder text not null,
  validity bigint not null,
  uid bigint not null,
  size bigint not null,
  arrived_at timestamptz,
  since timestamptz not null,
  tried_at timestamptz not null,
  next_try timestamptz not null,
  failures integer not null default 0,
  told boolean not null default false,
  told_as uuid,
  primary key (folder, uid)
);

-- when a mail of the folder was last fetched
alter table inbound_cursor add column got_through timestamptz;
