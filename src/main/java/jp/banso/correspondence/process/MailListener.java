package jp.banso.correspondence.process;

import jp.banso.correspondence.Reminders;
import jp.banso.correspondence.UndeliveredMail;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.mail.MailSettled;
import jp.banso.worklist.WorkAsked;
import jp.banso.worklist.WorkDueSoon;
import jp.banso.worklist.Worklist;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears how mails fared, what is asked and what falls due. */
@Component
class MailListener {

  private final UndeliveredMail undelivered;
  private final Reminders reminders;
  private final Worklist worklist;

  MailListener(UndeliveredMail undelivered, Reminders reminders, Worklist worklist) {
    this.undelivered = undelivered;
    this.reminders = reminders;
    this.worklist = worklist;
  }

  @ApplicationModuleListener
  void on(MailSettled event) {
    undelivered.settled(event.mailId(), event.state());
  }

  @ApplicationModuleListener
  void on(WorkAsked event) {
    worklist.asked(event).ifPresent(work -> reminders.ask(ProgrammeCode.of(event.programme()), work));
  }

  @ApplicationModuleListener
  void on(WorkDueSoon event) {
    reminders.remind(event);
  }
}
