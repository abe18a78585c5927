-- The flow's own timer ends a correction; nothing looks for the due ones any more.
drop index application_correction;
