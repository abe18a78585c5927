-- When a mail was forwarded to the prefecture's desk, and how many drafts stand there for it; none after the deadline.
alter table submission_mail add column forwarded_at timestamptz;
alter table submission_mail add column forwarded_drafts int;

update submission_mail m set forwarded_at = f.forwarded_at,
    forwarded_drafts = (select count(distinct application_id) from submission_mail_form s where s.mail_id = m.mail_id)
  from forwarded_submission f where f.mail_id = m.mail_id;
