-- few rows leave anybody out, and all of them are looked at every minute
create index work_item_excluded on work_item (id) where excluded_id is not null;
