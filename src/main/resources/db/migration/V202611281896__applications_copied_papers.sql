-- the paper of the submitted application of which this one is the copy: a correction begins with what went along before
alter table application_attachment add column copied_from uuid;
