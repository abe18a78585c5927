package jp.banso.correspondence;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.ProgrammeCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The words of a mail: as the secretariat released them for the case's year, or as they are shipped. */
@Component
class MailTexts {

  private static final Logger LOG = LoggerFactory.getLogger(MailTexts.class);

  private final MailKinds kinds;
  private final MailTextRows rows;

  MailTexts(MailKinds kinds, MailTextRows rows) {
    this.kinds = kinds;
    this.rows = rows;
  }

  /**
   * The mail as it goes.
   *
   * @throws IllegalStateException if it would print what nothing is said of
   */
  MailText written(ProgrammeCode programme, FiscalYear year, MailKind kind, Map<String, String> said) {
    MailText text =
        rows.current(new MailTextRows.Place(programme, year, kind.id()))
            .map(MailTextRows.Released::text)
            .filter(released -> isUsable(kind, released))
            .orElse(kind.shipped());
    MailWording subject = read(kind, text.subject());
    MailWording body = read(kind, text.body());
    requireSaid(kind, said, subject, body);
    return printed(subject, body, said);
  }

  /** A mail with a gap in it is worse than a step that stops and is seen. */
  private static void requireSaid(MailKind kind, Map<String, String> said, MailWording... wordings) {
    List<String> unsaid =
        Stream.of(wordings).flatMap(wording -> wording.unsaid(said).stream()).distinct().toList();
    if (!unsaid.isEmpty()) {
      throw new IllegalStateException("mail " + kind.id() + " has nothing to say for " + unsaid);
    }
  }

  /** A text that was released when the kind still knew a place must not stop a mail after an update. */
  private boolean isUsable(MailKind kind, MailText text) {
    boolean usable = MailTextPolicy.problems(kind, kinds.marks(), text).isEmpty();
    if (!usable) {
      LOG.warn("The released text of mail {} does not fit this version; the shipped text is used.", kind.id());
    }
    return usable;
  }

  MailText filled(MailKind kind, MailText text, Map<String, String> said) {
    return printed(read(kind, text.subject()), read(kind, text.body()), said);
  }

  private static MailText printed(MailWording subject, MailWording body, Map<String, String> said) {
    return new MailText(subject.written(said).replaceAll("[\\p{Cntrl}]+", " "), body.written(said));
  }

  private MailWording read(MailKind kind, String words) {
    return MailWording.read(words, kind.places(), kinds.marks());
  }
}
