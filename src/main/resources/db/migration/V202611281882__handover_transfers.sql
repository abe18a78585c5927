-- 異動・退職: who leaves a role on a day, to whom what they held goes, and what that was.
create table transfer (
  id uuid primary key,
  role_id uuid not null references role_assignment,
  person_id uuid not null references person,
  programme text not null,
  organisation_id uuid not null references organisation,
  effective_on date not null,
  successor_id uuid references person,
  invitation_id uuid,
  invited_mail text,
  state text not null check (state in ('PLANNED', 'LEFT', 'HANDED', 'CONFIRMED', 'WITHDRAWN')),
  entered_by uuid not null references person,
  entered_label text not null,
  entered_at timestamptz not null,
  left_at timestamptz,
  handed_at timestamptz,
  confirmed_at timestamptz
);
create unique index transfer_standing on transfer (role_id) where state <> 'WITHDRAWN';
create index transfer_due on transfer (effective_on) where state in ('PLANNED', 'LEFT');
create index transfer_successor on transfer (successor_id);
create index transfer_organisation on transfer (organisation_id, programme);
create unique index transfer_invitation on transfer (invitation_id) where invitation_id is not null;
create table transfer_item (
  transfer_id uuid not null references transfer,
  number int not null,
  kind text not null,
  ref text not null,
  title text not null,
  link text,
  primary key (transfer_id, number)
);
