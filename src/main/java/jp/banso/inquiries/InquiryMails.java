package jp.banso.inquiries;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.banso.consultation.OpenDesk;
import jp.banso.consultation.OpenDesks;
import jp.banso.correspondence.MailOrder;
import jp.banso.correspondence.Mailroom;
import jp.banso.correspondence.Sites;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.stereotype.Component;

/** What askers are told by mail (M01–M04), each in the words of the year under which the inquiry came. */
@Component
class InquiryMails {

  /** Anybody may read it; an asker has no account. */
  private static final String PAGE = "/public/desk";

  /** The kind of mail by which the ministry is asked. */
  static final String TO_MINISTRY = "M05";
  /** What is sent to askers without a word of ours of its own. */
  static final Set<String> AUTOMATIC =
      Set.of("M01", "M03", "inquiry-after-last-day", "inquiry-call-receipt", "inquiry-split", "inquiry-not-reached");

  private static final String NO_CASE = "-I0";

  private static final String CONSENT = "/public/faq/consent";

  private static final String FEEDBACK = "/public/desk/feedback";

  private static final String FEEDBACK_CODE = "feedbackCode";

  private final Mailroom mailroom;
  private final OpenDesks desks;
  private final InquiryEntries entries;
  private final InquiryMailText reader;
  private final Sites sites;

  InquiryMails(Mailroom mailroom, OpenDesks desks, InquiryEntries entries, InquiryMailText reader, Sites sites) {
    this.mailroom = mailroom;
    this.desks = desks;
    this.entries = entries;
    this.reader = reader;
    this.sites = sites;
  }

  /** 受付 (M01), out of hours with the next opening (M03), and after the last one with by when it is answered all the same. */
  void acknowledge(Inquiry inquiry, String sender, Instant receivedAt) {
    OpenDesk desk = desks.get(inquiry.deskId());
    Optional<Instant> next = desk.nextOpening(receivedAt);
    if (next.isEmpty()) {
      mailroom.send(order("inquiry-after-last-day", inquiry, "").to(sender).value("lastOpenDay", desk.lastOpenDay()));
      return;
    }
    boolean open = desk.isOpen(receivedAt);
    mailroom.send(
        order(open ? "M01" : "M03", inquiry, "").to(sender).value("nextOpening", open ? null : next.get()));
  }

  /**
   * 受付 of a call, or of a message that was left.
   *
   * @param callback by when we call, null if nobody waits for it
   */
  void acknowledgeCall(Inquiry inquiry, Instant callback) {
    mailroom.send(
        order("inquiry-call-receipt", inquiry, "").to(inquiry.requester().mail()).value("callback", callback));
  }

  /** What could not be read of a mail, or was not in it (M02). */
  void askBack(Inquiry inquiry, String question, Instant until) {
    mailroom.send(
        order("M02", inquiry, "" + inquiry.view().version())
            .to(inquiry.requester().mail())
            .value("missing", question)
            .value("until", until));
  }

  /**
   * 回答 (M04), which may ask besides whether its content may be shown to everybody, and whether it helped.
   *
   * @param consent null to ask nothing
   * @param feedback null to ask nothing
   */
  void answer(Inquiry inquiry, ConsentDesk.Question consent, FeedbackDesk.Question feedback) {
    MailOrder order =
        order("M04", inquiry, "" + inquiry.view().version())
            .to(inquiry.requester().mail())
            .value("asked", asked(inquiry))
            .value("consent", consent)
            .value("feedback", feedback);
    if (consent != null) {
      order = order.value("consentLines", sites.lines(CONSENT));
    }
    if (feedback != null) {
      order =
          order
              .secret(FEEDBACK_CODE, feedback.code())
              .shortPage(FEEDBACK + "?code=" + MailOrder.secretMark(FEEDBACK_CODE));
    }
    mailroom.send(order);
  }

  /** 対象外, with where to turn. */
  void outOfScope(Inquiry inquiry) {
    mailroom.send(
        order("inquiry-out-of-scope", inquiry, "" + inquiry.view().version())
            .to(inquiry.requester().mail())
            .value("asked", asked(inquiry)));
  }

  /** Several questions are answered each under its own number, which are listed. */
  void split(Inquiry inquiry, String numbers) {
    mailroom.send(
        order("inquiry-split", inquiry, "" + inquiry.view().version())
            .to(inquiry.requester().mail())
            .value("numbers", numbers));
  }

  /** Nobody took our calls: the asker is told how to reach us. */
  void notReached(Inquiry inquiry, int callback) {
    mailroom.send(order("inquiry-not-reached", inquiry, "K" + callback).to(inquiry.requester().mail()));
  }

  /** 照会 (M05): whatever says who asks is left out of {@code text}. */
  void askMinistry(Inquiry inquiry, MinistryInquiry asked, String ministry, Instant due) {
    mailroom.send(
        MailOrder.of(TO_MINISTRY, inquiry.programme(), inquiry.key(), "/ministry-inquiries/" + asked.id())
            .on("" + asked.ordinal())
            .to(ministry)
            .value("desk", desks.get(inquiry.deskId()).terms())
            .value("text", asked.text())
            .value("until", due));
  }

  /** Before or after the period of the desk, which opens no case. */
  void outsidePeriod(OpenDesk desk, ProgrammeCode programme, String sender, Instant receivedAt, UUID mailId) {
    String template = desk.isOver(receivedAt) ? "inquiry-after-period" : "inquiry-outside-period";
    mailroom.send(
        MailOrder.of(template, programme, deskKey(desk.year(), programme), PAGE)
            .to(sender)
            .on(mailId.toString())
            .inThread(List.of(mailId))
            .personal()
            .value("desk", desk.terms()));
  }

  /** What our mails on no case stand under. */
  static CaseKey deskKey(FiscalYear year, ProgrammeCode programme) {
    return new CaseKey(year.label() + "-" + programme.name() + NO_CASE);
  }

  static boolean isOnNoCase(String caseKey) {
    return caseKey.endsWith(NO_CASE);
  }

  private String asked(Inquiry inquiry) {
    return reader.own(entries.answered(inquiry.id())).orElse(inquiry.view().body());
  }

  private MailOrder order(String template, Inquiry inquiry, String occasion) {
    InquiryView view = inquiry.view();
    return MailOrder.of(template, inquiry.programme(), inquiry.key(), PAGE)
        .on(occasion)
        .inThread(entries.ownMails(inquiry.id()))
        // an inquiry is the desk's alone (ADR 38): the colleague who stands in for an asker is none of them
        .personal()
        .value("desk", desks.get(inquiry.deskId()).terms())
        .value("inquiry", view);
  }
}
