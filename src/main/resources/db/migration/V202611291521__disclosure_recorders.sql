-- Who recorded a request has a part in it too; of those before, the log alone knows who that was.
update disclosure_request r set hands = array_append(r.hands, a.person_id)
from audit_entry a
where a.case_key = r.case_key and a.action = 'audit.disclosure.recorded' and not a.refused
  and a.person_id <> all (r.hands) and a.person_id is distinct from r.approved_by;
