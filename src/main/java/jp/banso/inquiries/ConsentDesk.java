package jp.banso.inquiries;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
 * agrees. Asked in the mail of the answer, where the clerk wants it; kept with the case, for that answer alone: what is asked
 * later was not known when it was given.
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

  /**
   * What was asked and said of an answer.
   *
   * @param number of the answer, from 1
   */
  public record OfAnswer(int number, FaqConsent consent) {}

  /** What the asker said of the last answer, or the one that is written, as the desk reads it. */
  @Transactional(readOnly = true)
  public FaqConsent of(Viewer viewer, InquiryId id) {
    Inquiry inquiry = access.visible(viewer, id);
    return rows.of(inquiry.id(), inquiry.reopened());
  }

  /** What the asker was asked and said of each answer, the last first; empty if nothing was. */
  @Transactional(readOnly = true)
  public List<OfAnswer> ofAnswers(Viewer viewer, InquiryId id) {
    UUID inquiry = access.visible(viewer, id).id();
    return rows.rounds(inquiry).stream().map(round -> new OfAnswer(round + 1, rows.of(inquiry, round))).toList();
  }

  @Override
  @Transactional(readOnly = true)
  public Set<InquiryId> given(Collection<InquiryId> ids) {
    return rows.given(ids);
  }

  /**
   * True where the columns name an answer that may be shown to everybody today: who asked agrees, and so does whoever else
   * asked in what was merged into it.
   *
   * @param roundColumn how often the inquiry had been opened anew when it was answered so
   */
  public static String inForce(String inquiryColumn, String roundColumn) {
    return "(exists (select 1 from inquiry_faq_consent fc where fc.inquiry_id = " + inquiryColumn + " and fc.round = "
        + roundColumn + " and fc.state = 'GIVEN')"
        + " and not exists (select 1 from inquiry fm join inquiry fi on fi.id = fm.merged_into"
        + " where fm.merged_into = " + inquiryColumn
        + " and coalesce(lower(fm.requester_mail) <> lower(fi.requester_mail), fm.requester_name is distinct from"
        + " fi.requester_name or fm.organisation is distinct from fi.organisation)"
        + " and not exists (select 1 from inquiry_faq_consent fo where fo.inquiry_id = fm.id and fo.state = 'GIVEN')))";
  }

  /** Whether an answer of the inquiry may be shown to everybody; see {@link #inForce}. */
  @Transactional(readOnly = true)
  public boolean isInForce(InquiryId id, int round) {
    return rows.isInForce(id.value(), round);
  }

  /** Whether the mail of the next answer asks; nobody is asked who has said it already. */
  public void wish(Viewer viewer, InquiryId id, boolean wished) {
    Inquiry inquiry = access.held(viewer, id);
    State before = rows.of(inquiry.id(), inquiry.reopened()).state();
    if (wished && before == State.NONE || !wished && before == State.WISHED) {
      rows.wish(inquiry.id(), inquiry.key(), inquiry.reopened(), wished);
      audit.record(
          AuditEntry.of(
              viewer.actor(),
              wished ? "audit.inquiries.consentWished" : "audit.inquiries.consentNotWished", inquiry.key()));
    }
  }

  /** What the mail of this answer asks; empty if it asks nothing. */
  Optional<Question> ask(Inquiry inquiry) {
    State state = rows.of(inquiry.id(), inquiry.reopened()).state();
    if (state != State.WISHED && state != State.ASKED) {
      return Optional.empty();
    }
    String code = ReadableCode.shown(ReadableCode.random(CODE));
    rows.asked(inquiry.id(), inquiry.reopened(), words(), ReadableCode.hash(code), clock.instant());
    return Optional.of(new Question(words(), code));
  }

  /**
   * Notes what the asker said in a mail or on the telephone, of the last answer that reached them; what they take back they
   * take back of every answer.
   *
   * @throws AlreadyDone if it is noted so already
   */
  public Outcome<Void> record(Viewer viewer, InquiryId id, State said, Means means, String note) {
    Inquiry inquiry = access.held(viewer, id);
    List<Integer> rounds =
        said == State.TAKEN_BACK
            ? rows.rounds(inquiry.id()).stream()
                .filter(round -> rows.of(inquiry.id(), round).state() == State.GIVEN)
                .toList()
            : List.of(inquiry.lastAnswered());
    if (rounds.isEmpty()) {
      return Outcome.refused("inquiries.consent.refused.notGiven");
    }
    if (said == rows.of(inquiry.id(), rounds.get(0)).state()) {
      throw new AlreadyDone("consent of " + inquiry.key() + " is " + said);
    }
    FaqConsent now = new FaqConsent(said, words(), null, clock.instant(), means, viewer.displayName(), note);
    rounds.forEach(round -> rows.decided(inquiry.id(), inquiry.key(), round, now, viewer.personId()));
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.inquiries.consent." + said.name(), inquiry.key()).detail("reason", note));
    return Outcome.done();
  }

  /** The words of the question, in which the asker is nobody. */
  String words() {
    return messages.getMessage("inquiries.consent.words", null, Locale.JAPAN);
  }
}
