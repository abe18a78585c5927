package jp.banso.support;

import jp.banso.calls.Calls;
import org.springframework.stereotype.Component;

/** M19, sent once plan and roster are both there: before that its receivers are not known. */
@Component
class PlanLetters {

  private final SupportMail mail;
  private final Calls calls;

  PlanLetters(SupportMail mail, Calls calls) {
    this.mail = mail;
    this.calls = calls;
  }

  void planned(SupportCycle cycle) {
    if (!cycle.planned() || !cycle.rosterConfirmed()) {
      return;
    }
    var order =
        mail.order("M19", cycle, cycle.key(), "")
            .value("meetings", cycle.plannedMeetings())
            .value("foreseen", calls.get(cycle.callId()).meetings())
            .value("note", cycle.view().planNote());
    mail.toMembers(order, cycle);
    mail.toAssignedAdvisors(order, cycle);
  }
}
