-- what the registered desk wrote when it was asked whether a mail was its own; the words themselves lie with the mail
create table submission_mail_reply (
  mail_id uuid not null,
  reply_id uuid not null,
  arrived_at timestamptz not null,
  reading text not null,
  primary key (mail_id, reply_id)
);
