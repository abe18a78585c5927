-- 引継ぎ at the end of the desk's day: what a clerk notes of a case for tomorrow, and what the desk leaves to who comes next.
create table inquiry_handover_note (
  inquiry_id uuid primary key references inquiry on delete cascade,
  note text not null,
  noted_by uuid not null,
  noted_at timestamptz not null
);

create table desk_handover (
  id uuid primary key,
  programme text not null,
  day date not null,
  successor uuid,
  note text,
  closed_at timestamptz,
  read_by uuid,
  read_at timestamptz,
  version bigint not null default 0,
  unique (programme, day)
);
create index desk_handover_closed on desk_handover (programme, day desc) where closed_at is not null;

create table desk_handover_item (
  handover_id uuid not null references desk_handover on delete cascade,
  inquiry_id uuid not null references inquiry on delete cascade,
  reason text not null check (reason in ('CALLBACK', 'UNASSIGNED', 'DUE')),
  held_by uuid,
  note text,
  primary key (handover_id, inquiry_id)
);
create index desk_handover_item_inquiry on desk_handover_item (inquiry_id);
