-- The day of a prefecture's letter, open until it is decided, and whether it bears a seal.
alter table reception_notice add column letter_date date;
alter table reception_notice add column letter_sealed boolean not null default false;
