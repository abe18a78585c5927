package jp.banso.inquiries;

import java.time.Clock;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jp.banso.inquiries.FaqConsent.Means;
import jp.banso.inquiries.FaqConsent.State;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.ReadableCode;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * FAQへの掲載の同意: the notice allows no publication (S1 利用目的), so an inquiry is only shown to everybody if its own asker
 * agrees. Asked in the mail of the answer, where the clerk wants it; kept with the case.
 */
@Service
@Transactional
public class ConsentDesk implements FaqConsents {

  private static final int CODE = 10;

  private final InquiryAccess access;
  private final FaqConsentRows rows;
  private final AuditLog audit;
  private final MessageSource messages;
  private final Clock clock;

  ConsentDesk(
      InquiryAccess access, FaqConsentRows rows, AuditLog audit, MessageSource messages, Clock clock) {
    this.access = access;
    this.rows = rows;
    this.audit = audit;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * What the mail of an answer asks.
   *
   * @param code by which the asker answers, shown in that mail alone
   */
  public record Question(String words, String code) {}

  /** What the asker said, as the desk reads it. */
  @Transactional(readOnly = true)
  public FaqConsent of(Viewer viewer, InquiryId id) {
    return rows.of(access.visible(viewer, id).id());
  }

  @Override
  @Transactional(readOnly = true)
  public Set<InquiryId> given(Collection<InquiryId> ids) {
    return rows.given(ids);
  }

  /** True where the column names an inquiry that may be shown to everybody today. */
  public static String inForce(String inquiryColumn) {
    return "exists (select 1 from inquiry_faq_consent fc where fc.inquiry_id = " + inquiryColumn
        + " and fc.state = 'GIVEN')";
  }

  /** Whether the mail of the next answer asks; nobody is asked who has said it already. */
  public void wish(Viewer viewer, InquiryId id, boolean wished) {
    Inquiry inquiry = access.held(viewer, id);
    State before = rows.of(inquiry.id()).state();
    if (wished && before == State.NONE || !wished && before == State.WISHED) {
      rows.wish(inquiry.id(), inquiry.key(), wished);
      audit.record(
          AuditEntry.of(
              viewer.actor(),
              wished ? "audit.inquiries.consentWished" : "audit.inquiries.consentNotWished", inquiry.key()));
    }
  }

  /** What the mail of this answer asks; empty if it asks nothing. */
  Optional<Question> ask(Inquiry inquiry) {
    State state = rows.of(inquiry.id()).state();
    if (state != State.WISHED && state != State.ASKED) {
      return Optional.empty();
    }
    String code = ReadableCode.shown(ReadableCode.random(CODE));
    rows.asked(inquiry.id(), words(), ReadableCode.hash(code), clock.instant());
    return Optional.of(new Question(words(), code));
  }

  /**
   * Notes what the asker said in a mail or on the telephone.
   *
   * @throws AlreadyDone if it is noted so already
   */
  public Outcome<Void> record(Viewer viewer, InquiryId id, State said, Means means, String note) {
    Inquiry inquiry = access.held(viewer, id);
    State before = rows.of(inquiry.id()).state();
    if (said == State.TAKEN_BACK && before != State.GIVEN) {
      return Outcome.refused("inquiries.consent.refused.notGiven");
    }
    if (said == before) {
      throw new AlreadyDone("consent of " + inquiry.key() + " is " + said);
    }
    rows.decided(
        inquiry.id(), inquiry.key(),
        new FaqConsent(said, words(), null, clock.instant(), means, viewer.displayName(), note), viewer.personId());
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.inquiries.consent." + said.name(), inquiry.key()).detail("reason", note));
    return Outcome.done();
  }

  /** The words of the question, in which the asker is nobody. */
  String words() {
    return messages.getMessage("inquiries.consent.words", null, Locale.JAPAN);
  }
}
