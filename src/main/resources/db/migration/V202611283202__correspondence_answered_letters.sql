-- Colleagues share an address: a receipt is given once a day for each letter of it, and not for the address.
alter table automatic_answer add column letter text not null default '';
alter table automatic_answer drop constraint automatic_answer_pkey;
alter table automatic_answer add primary key (address, day, letter);
