-- A mail of which a person was told is known after its folder numbers anew, by size and arrival: rows of several numberings.
alter table inbound_aside drop constraint inbound_aside_pkey;
alter table inbound_aside add primary key (folder, validity, uid);
