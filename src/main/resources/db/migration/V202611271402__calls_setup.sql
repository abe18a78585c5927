-- Which edition a call was copied from, and who changed its terms last: another person confirms them.
alter table public_call
  add column copied_from uuid references public_call,
  add column edited_by uuid,
  add column edited_at timestamptz;
