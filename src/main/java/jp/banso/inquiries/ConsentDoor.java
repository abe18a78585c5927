package jp.banso.inquiries;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import jp.banso.inquiries.FaqConsent.Means;
import jp.banso.inquiries.FaqConsent.State;
import jp.banso.inquiries.FaqConsentRows.Coded;
import jp.banso.kernel.Outcome;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * FAQへの掲載の同意 for whoever has the code of the mail, and no account. A code opens the question alone, nothing of the
 * inquiry; it answers as often as its asker changes their mind. Guessing is limited by address.
 */
@Service
@Transactional
public class ConsentDoor {

  private static final int MOST_WRONG = 30;
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final FaqConsentRows rows;
  private final AuditLog audit;
  private final MessageSource messages;
  private final Clock clock;
  private final Clock technicalClock;

  ConsentDoor(
      FaqConsentRows rows, AuditLog audit, MessageSource messages, Clock clock,
      @Qualifier("technicalClock") Clock technicalClock) {
    this.rows = rows;
    this.audit = audit;
    this.messages = messages;
    this.clock = clock;
    this.technicalClock = technicalClock;
  }

  /** What was asked and said so far, or the refusal: unknown, or tried too often from there. */
  public Outcome<FaqConsent> open(String code, String address) {
    return coded(code, address).then(found -> Outcome.done(found.consent()));
  }

  private Outcome<Coded> coded(String code, String address) {
    Instant now = technicalClock.instant();
    if (rows.wrongCodes(address, now.minus(WINDOW)) >= MOST_WRONG) {
      return Outcome.refused("inquiries.consent.refused.tooOften");
    }
    Optional<Coded> found = rows.byCode(ConsentDesk.hash(code == null ? "" : code));
    if (found.isEmpty()) {
      rows.noteWrongCode(address, now, now.minus(WINDOW));
      return Outcome.refused("inquiries.consent.refused.code");
    }
    return Outcome.done(found.get());
  }

  /** True if the refusal is one of too many attempts. */
  public static boolean isTooOften(Outcome.Refused<?> refused) {
    return refused.messageKey().equals("inquiries.consent.refused.tooOften");
  }

  /** Keeps what the asker says; a consent that was given is taken back by a no. */
  public Outcome<FaqConsent> answer(String code, String address, boolean agreed) {
    return coded(code, address)
        .then(
            found -> {
              State before = found.consent().state();
              State said = agreed ? State.GIVEN : before == State.GIVEN ? State.TAKEN_BACK : State.DECLINED;
              if (before == said || !agreed && before == State.TAKEN_BACK) {
                return Outcome.done(found.consent());
              }
              FaqConsent now =
                  new FaqConsent(
                      said, found.consent().words(), found.consent().askedAt(), clock.instant(), Means.CODE, null,
                      null);
              rows.decided(found.inquiryId(), found.key(), found.round(), now, null);
              String asker = messages.getMessage("inquiries.consent.asker", null, Locale.JAPAN);
              audit.record(
                  AuditEntry.of(
                      new Actor(null, asker, "PUBLIC", null), "audit.inquiries.consent." + said.name(), found.key()));
              return Outcome.done(now);
            });
  }
}
