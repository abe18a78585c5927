-- The orders of the list of mails, as they are asked for.
create index received_mail_arrived on received_mail (programme, (coalesce(arrived_at, 'infinity')), (cast(id as text)));
create index received_mail_of_case on received_mail (programme, (coalesce(case_key, '')), (cast(id as text)));
