-- A region names the organisation of whom it invites. Nobody comes to such a row by its name.
alter table organisation add column named_by_region boolean not null default false;

-- Who confirmed an application for its prefecture: another may become its representative until it is submitted.
-- Null for what was confirmed before it was noted.
alter table prefecture_review add column confirmed_by_id uuid;
alter table prefecture_review add column confirmed_by_name text;
