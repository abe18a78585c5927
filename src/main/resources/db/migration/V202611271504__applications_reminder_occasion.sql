-- A deadline can be put off: a reminder was sent for the deadline as it then was.
update compilation_reminder r set stage = r.stage || ' ' || c.deadline
  from public_call c where c.id = r.call_id;
