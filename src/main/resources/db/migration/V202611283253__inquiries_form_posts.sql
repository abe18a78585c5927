-- What was sent by the public form within a day of technical time, by network address and by a hash of the mail address.
create table inquiry_form_post (
  id uuid primary key,
  address text not null,
  mail_hash text not null,
  at timestamptz not null
);
create index inquiry_form_post_at on inquiry_form_post (at);
