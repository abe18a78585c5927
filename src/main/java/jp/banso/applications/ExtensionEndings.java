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
   * record: by that day the application was judged.
   */
  void left(Application application) {
    extensions.of(application.id()).stream()
        .filter(extension -> extension.isProposed() || extension.isInForce())
        .forEach(
            extension -> {
              if (extension.isProposed()) {
                extensions.end(extension, Extension.State.ENDED, clock.instant(), null);
              }
              process.dropped(extension.key());
            });
  }
}
