-- What stands behind the beginning of a very long thread is looked for in its lines; there are few of these.
create index inquiry_long_thread on inquiry (id) where length(thread) >= 100000;
