-- Whether the announcement carries the ministry's 事務連絡, and the date of that 事務連絡 if there is one.
alter table public_call add column notice_forwarding text not null default 'NONE'
  check (notice_forwarding in ('SENT', 'SUPPLEMENT', 'NONE'));
alter table public_call add column notice_dated_on date;
update public_call set notice_forwarding = 'SUPPLEMENT', notice_dated_on = '2025-06-25'
  where id = '5b0f5f2e-7a52-4c1f-8b0e-0a4d2025ba01';
