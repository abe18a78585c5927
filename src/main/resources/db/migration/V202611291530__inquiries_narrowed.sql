-- What the list is narrowed by, also if nothing is there: no page of it reads the whole table.
create index inquiry_of_state on inquiry (programme, state, (coalesce(received_at, 'infinity')), case_key);
create index inquiry_of_category on inquiry (programme, (coalesce(category, '')), (coalesce(received_at, 'infinity')), case_key);
create index inquiry_of_kind on inquiry (programme, requester_kind, (coalesce(received_at, 'infinity')), case_key);
create index inquiry_of_channel on inquiry (programme, channel, (coalesce(received_at, 'infinity')), case_key);
