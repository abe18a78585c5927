-- 最終報告の補正: the day by which it is asked back; the end of the support may have passed by then.
alter table support_term add column report_business_days int not null default 5 check (report_business_days > 0);
alter table final_report add column correction_due_on date;
