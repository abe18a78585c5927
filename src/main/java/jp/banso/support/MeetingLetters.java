package jp.banso.support;

import java.util.List;
import jp.banso.correspondence.MailOrder;
import jp.banso.platform.documents.DocumentId;
import org.springframework.stereotype.Component;

/** M20 to M24: what members, advisors and the prefecture are told of the meetings. */
@Component
class MeetingLetters {

  private final SupportMail mail;

  MeetingLetters(SupportMail mail) {
    this.mail = mail;
  }

  void invitation(SupportCycle cycle, Meeting meeting) {
    toAll(order("M20", cycle, meeting).on(planned(meeting)), cycle);
  }

  void postponement(SupportCycle cycle, Meeting meeting) {
    toAll(order("M21", cycle, meeting).on(planned(meeting)), cycle);
  }

  void material(SupportCycle cycle, Meeting meeting, List<DocumentId> material) {
    MailOrder order =
        order("M22", cycle, meeting).on(planned(meeting)).value("members", cycle.members());
    for (DocumentId document : material) {
      order = order.attach(document.value());
    }
    toAll(order, cycle);
  }

  void minutes(SupportCycle cycle, Meeting meeting) {
    MailOrder order = order("M23", cycle, meeting).on("round-" + meeting.minutesRound());
    toAll(order, cycle);
  }

  void noFourthMeeting(SupportCycle cycle, String reason) {
    toAll(mail.order("M24", cycle, cycle.key(), "/report").value("reason", reason), cycle);
  }

  private MailOrder order(String template, SupportCycle cycle, Meeting meeting) {
    return mail.order(template, cycle, meeting.key(), "/meetings/" + meeting.number())
        .value("number", meeting.number())
        .value("meeting", meeting.view());
  }

  private static String planned(Meeting meeting) {
    return "date-" + meeting.view().postponements();
  }

  private void toAll(MailOrder order, SupportCycle cycle) {
    mail.toMembers(order, cycle);
    mail.toAssignedAdvisors(order, cycle);
  }
}
