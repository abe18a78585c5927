-- Attempts to sign in that have not succeeded, in technical time. The name is hashed: people type
-- passwords there.
create table login_attempt (
  id uuid primary key,
  name_hash text not null,
  address text not null,
  at timestamptz not null
);
create index login_attempt_name on login_attempt (name_hash, at);
create index login_attempt_address on login_attempt (address, at);
