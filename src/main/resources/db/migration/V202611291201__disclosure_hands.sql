-- Who decided, withheld or revised anything of a request approves it as little as who submitted it.
alter table disclosure_request add column hands uuid[] not null default '{}';
update disclosure_request r set hands = array(
  select distinct one from (
    select r.submitted_by one union select f.decided_by from disclosure_find f where f.request_id = r.id
    union select w.withheld_by from disclosure_withheld w where w.request_id = r.id) every
  where one is not null and one is distinct from r.approved_by);
alter table disclosure_request add check (approved_by is null or approved_by <> all (hands));
