-- Who wrote a text, where that is a person: a name may change, and one person may write under two.
alter table draft_text add column written_by_id uuid;
