-- Everybody who has changed the terms since they were last given back; the last one alone says too little.
alter table public_call add column editors uuid[] not null default '{}';
update public_call set editors = array[edited_by] where edited_by is not null;
