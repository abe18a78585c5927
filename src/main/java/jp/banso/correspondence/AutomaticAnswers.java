package jp.banso.correspondence;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whether a program may answer a mail: only a person's, never our own, and nobody more than once a day. */
@Component
public class AutomaticAnswers {

  /** Letters of one address that get a receipt in a day. */
  private static final int MOST = 10;

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
    return isAPersons(offered) && rows.noteAnswer(sender(offered), LocalDate.now(clock));
  }

  /** Whether {@link #mayAnswer} was true for its sender that day before; notes nothing. */
  @Transactional(readOnly = true)
  public boolean wasAnsweredToday(OfferedMail offered) {
    return rows.wasAnswered(sender(offered), LocalDate.now(clock));
  }

  /**
   * True once a day for each letter of a sender, and for so many letters at most: colleagues share an address. For what
   * no program writes; the same letter with other numbers is no other one.
   *
   * @param letter the sender's own words
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean mayAcknowledge(OfferedMail offered, String letter) {
    String words = letter.replaceAll("[\\p{N}\\s\\p{Z}]+", "");
    String name = UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8)).toString();
    return isAPersons(offered) && rows.noteReceipt(sender(offered), LocalDate.now(clock), name, MOST);
  }

  private boolean isAPersons(OfferedMail offered) {
    return offered.mail().mayBeAnswered() && !secretariats.mailboxes().containsKey(sender(offered));
  }

  private static String sender(OfferedMail offered) {
    return offered.mail().sender().toLowerCase(Locale.ROOT);
  }
}
