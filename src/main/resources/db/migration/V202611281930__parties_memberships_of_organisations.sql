-- In the role at which organisation somebody holds a group: who works for two of them holds in each role what came to them
-- there. Null where nobody knows, which counts in each.
alter table group_membership add column organisation_id uuid references organisation;
update group_membership m set organisation_id = one_role.organisation_id
from (select person_id, min(organisation_id::text)::uuid organisation_id from role_assignment where role = 'REGION'
  group by person_id having count(distinct organisation_id) = 1) one_role
where one_role.person_id = m.person_id;

-- What an organisation holds, whoever works for it: its own earlier cases. Never a group that holds tasks.
create table organisation_group (
  group_key text not null,
  organisation_id uuid not null references organisation,
  programme text not null,
  since timestamptz not null,
  primary key (group_key, organisation_id)
);
create index organisation_group_organisation on organisation_group (organisation_id);
