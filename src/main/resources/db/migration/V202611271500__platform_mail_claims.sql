-- The next mail is found by its index, however many wait: first what was never tried, then what may be tried again.
update outbox_mail set try_again_at = created_at where state = 'QUEUED' and attempts > 0 and try_again_at is null;
create index outbox_mail_untried on outbox_mail (not_before, created_at) where state = 'QUEUED' and attempts = 0;
create index outbox_mail_retries on outbox_mail (try_again_at) where state = 'QUEUED' and attempts > 0;
alter table outbox_mail add constraint outbox_mail_try_again
  check (state <> 'QUEUED' or attempts = 0 or try_again_at is not null);
