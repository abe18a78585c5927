-- These steps are recorded by what was answered now. Of an earlier record that is not known any more; a key that is
-- stored keeps its words.
update proxy_record set step = case step
    when 'selection.step.concurDecision' then 'selection.step.concurDecision.answered'
    when 'selection.step.concurRecall' then 'selection.step.concurRecall.answered'
    when 'selection.step.concurReserve' then 'selection.step.concurReserve.answered'
    when 'applications.step.concurLate' then 'applications.step.concurLate.answered'
    else step end;
