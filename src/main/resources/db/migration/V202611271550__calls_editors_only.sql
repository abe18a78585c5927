-- Who may not confirm the terms is read from all their editors; the last one alone was asked by nobody any more.
alter table public_call drop column edited_by, drop column edited_at;
