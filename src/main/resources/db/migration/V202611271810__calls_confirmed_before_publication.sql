-- Domain §3, T-B1: before the call opens; counted from its day of publication once the process knows it.
update task_term set anchor_variable = 'confirmBy', business_days = 0 where definition_key = 'UserTask_ConfirmPublication';
