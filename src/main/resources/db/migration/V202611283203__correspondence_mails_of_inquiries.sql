-- A mail that opened an inquiry belongs to it, as an answer does.
update received_mail r set case_key = i.case_key from inquiry_entry e join inquiry i on i.id = e.inquiry_id
  where e.mail_id = r.id and e.kind = 'QUESTION' and r.case_key is null and r.handler = 'inquiries'
    and (i.merged_into is not null or not exists (select 1 from inquiry_entry o join inquiry m on m.id = o.inquiry_id
      where o.mail_id = r.id and m.merged_into = i.id));
