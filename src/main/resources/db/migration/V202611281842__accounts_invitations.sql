-- Who was asked to work here, in which role; the role is given by the invitation and not by who accepts it.
create table invitation (
  id uuid primary key,
  programme text not null,
  role text not null,
  organisation_id uuid,
  organisation_kind text not null,
  organisation_name text not null,
  prefecture_code text,
  desk_manager boolean not null,
  mail text not null,
  addressee text not null,
  valid_from date not null,
  valid_to date,
  group_key text,
  case_key text,
  inviter_id uuid not null,
  inviter_label text not null,
  inviter_group text not null,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  state text not null check (state in ('OPEN', 'ACCEPTED', 'WITHDRAWN')),
  settled_at timestamptz,
  person_id uuid,
  check ((state = 'ACCEPTED') = (person_id is not null))
);
create index invitation_group on invitation (inviter_group, invited_at);
create index invitation_mail on invitation (lower(mail));
create index invitation_case on invitation (case_key) where case_key is not null;
-- The links and codes that were sent for it, hashed; only the newest opens, the older ones still tell whose they were.
create table invitation_secret (
  token_hash text primary key,
  code_hash text not null,
  invitation_id uuid not null references invitation,
  newest boolean not null
);
create unique index invitation_secret_newest on invitation_secret (invitation_id) where newest;
-- Codes for a login without a password, in technical time.
create table login_code (
  id uuid primary key,
  person_id uuid,
  mail text not null,
  code_hash text,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index login_code_mail on login_code (mail, issued_at);
