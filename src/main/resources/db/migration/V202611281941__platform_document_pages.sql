-- How many pages of a file can be shown as pictures; null until somebody has looked, for it takes reading the whole file.
alter table document add column shown_pages int;
