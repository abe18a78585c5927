-- Limits that people read count signs, of which one may be several code points; the column only keeps.
alter table application alter column held_by type text;
alter table application_approval_set alter column printed_by type text;
alter table package_approval_set alter column printed_by type text;
alter table cover_letter alter column document_number type text;
alter table cover_letter alter column sender_title type text;
alter table cover_letter alter column subject type text;
alter table cover_letter alter column kept_by type text;
alter table closing_day_rule alter column reason type text;
alter table closing_day alter column reason type text;
alter table working_day alter column reason type text;
