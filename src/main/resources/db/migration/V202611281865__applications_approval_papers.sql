-- names and versions of the papers that went with a 決裁用一式
alter table application_approval_set add column papers jsonb not null default '[]';
