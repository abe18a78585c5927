package jp.banso.inquiries;

import java.time.Clock;
import java.util.Locale;
import jp.banso.inquiries.FaqConsent.Means;
import jp.banso.inquiries.FaqConsent.State;
import jp.banso.inquiries.FaqConsentRows.Coded;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.ReadableCode;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.web.CodeGuard;
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

  /** How its codes are guarded. */
  public static final CodeGuard.Door DOOR =
      new CodeGuard.Door("faq-consent", "inquiries.consent.refused.code", "inquiries.consent.refused.tooOften");

  private final FaqConsentRows rows;
  private final FeedbackRows feedback;
  private final AuditLog audit;
  private final MessageSource messages;
  private final Clock clock;
  private final CodeGuard guard;

  ConsentDoor(
      FaqConsentRows rows, FeedbackRows feedback, AuditLog audit, MessageSource messages, Clock clock, CodeGuard guard) {
    this.rows = rows;
    this.feedback = feedback;
    this.audit = audit;
    this.messages = messages;
    this.clock = clock;
    this.guard = guard;
  }

  /** What was asked and said so far, or the refusal: unknown, or tried too often from there. */
  public Outcome<FaqConsent> open(String code, String address) {
    return coded(code, address).then(found -> Outcome.done(found.consent()));
  }

  private Outcome<Coded> coded(String code, String address) {
    String hash = ReadableCode.hash(code);
    Outcome<Coded> opened = guard.open(DOOR, address, () -> rows.byCode(hash));
    return DOOR.isUnknown(opened) && feedback.byCode(hash).isPresent()
        ? Outcome.refused("inquiries.consent.refused.feedbackCode")
        : opened;
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
