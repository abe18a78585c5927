package jp.banso.applications.process;

import jp.banso.applications.AnswerCopies;
import jp.banso.applications.ApplicationEnded;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears that an application ended; files are written after that, and hold nobody up. */
@Component
class EndingListener {

  private final AnswerCopies copies;

  EndingListener(AnswerCopies copies) {
    this.copies = copies;
  }

  @ApplicationModuleListener
  void on(ApplicationEnded event) {
    copies.giveBack(event.applicationId(), event.as());
  }
}
