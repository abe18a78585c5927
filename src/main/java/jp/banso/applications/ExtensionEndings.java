package jp.banso.applications;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of the extensions of an application that was submitted or has ended. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ExtensionEndings {

  private final Extensions extensions;
  private final ExtensionProcess process;
  private final Clock clock;

  ExtensionEndings(Extensions extensions, ExtensionProcess process, Clock clock) {
    this.extensions = extensions;
    this.process = process;
    this.clock = clock;
  }

  /**
   * Nobody needs to answer a proposal any more, and nothing is to be ended at its day. What was agreed to stays on
   * record: by that day the application was judged. A proposal that nobody answered in time is told to those who
   * made it.
   */
  void left(Application application) {
    extensions.of(application.id()).stream()
        .filter(extension -> extension.isProposed() || extension.isInForce())
        .forEach(
            extension -> {
              boolean lapsed = extension.isProposed() && application.state() == ApplicationState.UNSUBMITTED;
              if (extension.isProposed()) {
                extensions.endUnanswered(extension, application.state(), clock.instant());
              }
              if (lapsed) {
                process.lapsed(extension.key());
              } else {
                process.dropped(extension.key());
              }
            });
  }
}
