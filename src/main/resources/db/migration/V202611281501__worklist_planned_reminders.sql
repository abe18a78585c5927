-- Work of which a plan of its own module reminds before its due day (the plan of a call, 公募の設定): nobody is told twice.
create table planned_reminder (definition_key text primary key);
insert into planned_reminder values ('UserTask_DraftApplication'), ('UserTask_CompileApplications');
