-- A 補正のお願い that nobody answered ends with the acceptance of the application.
alter table application_return add column ended_by_acceptance boolean not null default false;
update application_return r set ended_by_acceptance = true
  from application a
  where a.id = r.application_id and r.returned_by = 'SECRETARIAT' and r.answered_at is null
    and a.state in ('ACCEPTED', 'ELIGIBLE', 'INELIGIBLE', 'SELECTED', 'RESERVE', 'NOT_SELECTED', 'DECLINED');
