-- the rows of the table of members that the prefecture itself wrote (県・保健所), as they were written
alter table application add column prefecture_rows jsonb;
