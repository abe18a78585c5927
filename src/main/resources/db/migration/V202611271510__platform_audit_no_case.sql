-- What concerns all programmes is read without a case; refusals, which have none either, are many.
create index audit_entry_no_case on audit_entry (id) where case_key is null and not refused;
