alter table application add column late_declined_note text;
