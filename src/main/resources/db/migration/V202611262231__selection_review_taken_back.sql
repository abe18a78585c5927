-- Why the manager took a review back from someone who did not answer.
alter table review add column replaced_reason text;
