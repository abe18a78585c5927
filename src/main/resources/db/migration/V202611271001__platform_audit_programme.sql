-- The programme of an act, read from its case's number (R7-BANSO2-05-001 is of BANSO): one answer for
-- all who ask, by an index. Computed by the database, so that no row of the append-only table changes.
alter table audit_entry add column programme text
  generated always as (substring(split_part(case_key, '-', 2) from '^[A-Z]+')) stored;
create index audit_entry_programme on audit_entry (programme, id);
