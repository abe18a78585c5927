-- The paper whose file a line replaces, so that whoever answers can open it.
alter table call_change_line add column paper_id uuid references call_document;
update call_change_line l set paper_id = p.call_document_id
  from call_change_paper p join call_document d on d.id = p.call_document_id
  where p.change_id = l.change_id and l.label_key is null and l.label = d.mark || ' ' || d.title
    and l.after = p.file_name and p.document_id is not null;
