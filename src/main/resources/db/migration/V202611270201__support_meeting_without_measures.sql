-- Why a meeting was held without the 対応策案 that has to be there before it: the manager's exception.
alter table support_meeting add column without_measures_reason text;
