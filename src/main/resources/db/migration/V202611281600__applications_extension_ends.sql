-- The end of an extension as it was told: a correction of the call's clock time does not change it afterwards.
alter table application_extension add column ends_at timestamptz;
update application_extension e
  set ends_at =
    case
      when c.deadline_time is null then (e.until_day + 1)::timestamp at time zone 'Asia/Tokyo'
      else (e.until_day + c.deadline_time + interval '1 second') at time zone 'Asia/Tokyo'
    end
  from application a join public_call c on c.id = a.call_id
  where a.id = e.application_id and e.answered_at is not null and e.state <> 'DECLINED';
