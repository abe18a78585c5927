-- What is due on a day is due at its last moment: midnight after it was read as the next day.
update work_item
set due_at = due_at - interval '1 microsecond'
where source <> 'PROCESS' and extract(epoch from due_at + interval '9 hours')::bigint % 86400 = 0
  and due_at = date_trunc('second', due_at);
