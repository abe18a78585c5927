-- The representative whom the confirmer declared to be another person, where nothing written tells them apart.
alter table prefecture_review add column declared_against text;
