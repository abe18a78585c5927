package jp.banso.correspondence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whether a program may answer a mail: only a person's, never our own, and nobody more than once a day. */
@Component
public class AutomaticAnswers {

  private final ReceivedMailRows rows;
  private final Secretariats secretariats;
  private final Clock clock;

  AutomaticAnswers(ReceivedMailRows rows, Secretariats secretariats, Clock clock) {
    this.rows = rows;
    this.secretariats = secretariats;
    this.clock = clock;
  }

  /** True once a day for each sender; the caller then answers in the same transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean mayAnswer(OfferedMail offered) {
    String sender = offered.mail().sender().toLowerCase(Locale.ROOT);
    return offered.mail().mayBeAnswered()
        && !secretariats.mailboxes().containsKey(sender)
        && rows.noteAnswer(sender, LocalDate.now(clock));
  }
}
