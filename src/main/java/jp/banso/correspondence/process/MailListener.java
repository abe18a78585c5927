package jp.banso.correspondence.process;

import jp.banso.correspondence.Reminders;
import jp.banso.correspondence.UndeliveredMail;
import jp.banso.platform.mail.MailSettled;
import jp.banso.worklist.WorkDueSoon;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears how mails fared and what falls due. */
@Component
class MailListener {

  private final UndeliveredMail undelivered;
  private final Reminders reminders;

  MailListener(UndeliveredMail undelivered, Reminders reminders) {
    this.undelivered = undelivered;
    this.reminders = reminders;
  }

  @ApplicationModuleListener
  void on(MailSettled event) {
    undelivered.settled(event.mailId(), event.state());
  }

  @ApplicationModuleListener
  void on(WorkDueSoon event) {
    reminders.remind(event);
  }
}
