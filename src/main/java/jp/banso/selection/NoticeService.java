package jp.banso.selection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.banso.applications.ApplicationFacts;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationRecords;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallTerms;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.correspondence.MailOrder;
import jp.banso.correspondence.Mailroom;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes each result to the 代表者 of its own application and follows it to its arrival (T-B13). */
@Service
@Transactional
public class NoticeService {

  private final ResultNotices notices;
  private final Decisions decisions;
  private final EligibilityJudgements judgements;
  private final ApplicationRecords applications;
  private final Calls calls;
  private final BusinessCalendar calendar;
  private final NotificationProcess process;
  private final Mailroom mailroom;
  private final MessageSource messages;
  private final AuditLog audit;
  private final Clock clock;

  NoticeService(
      ResultNotices notices,
      Decisions decisions,
      EligibilityJudgements judgements,
      ApplicationRecords applications,
      Calls calls,
      BusinessCalendar calendar,
      NotificationProcess process,
      Mailroom mailroom,
      MessageSource messages,
      AuditLog audit,
      Clock clock) {
    this.notices = notices;
    this.decisions = decisions;
    this.judgements = judgements;
    this.applications = applications;
    this.calls = calls;
    this.calendar = calendar;
    this.process = process;
    this.mailroom = mailroom;
    this.messages = messages;
    this.audit = audit;
    this.clock = clock;
  }

  /** Writes the mail; its addresses are those of the application at this moment. */
  public void send(CaseKey noticeKey) {
    ResultNotice notice = byKey(noticeKey);
    if (notice.state() != NoticeState.PREPARED) {
      return;
    }
    ApplicationFacts facts = applications.facts(notice.applicationId());
    CallView call = calls.get(facts.callId());
    MailOrder letter = letter(notice, facts, call);
    mailroom.send(notice.sendAfter() == null ? letter : letter.after(notice.sendAfter()));
    notice.sent(facts.representativeMail(), clock.instant());
  }

  /** Hears whether a mail of an application arrived; others than results are not ours. */
  public void settled(CaseKey application, String kind, boolean delivered) {
    notices
        .findByApplicationKeyAndKind(application.value(), kind)
        .filter(notice -> notice.settled(delivered, clock.instant()))
        .ifPresent(
            notice -> {
              process.deliveryKnown(notice.key(), delivered);
              if (!delivered) {
                audit.record(
                    AuditEntry.of(
                        Actor.system(), "audit.selection.noticeUndelivered", notice.applicationKey()));
              }
            });
  }

  /** Notes that the result was told by telephone because its mail did not arrive. */
  public Outcome<Void> toldByTelephone(
      Viewer viewer, SelectionRoundId round, ResultNoticeId id, String note) {
    ResultNotice notice =
        notices
            .findById(id.value())
            .filter(found -> found.roundId().equals(round.value()))
            .filter(found -> viewer.isSecretariatOf(found.programme()))
            .orElseThrow(() -> new NotFound("notice"));
    if (viewer.proxy().isPresent()) {
      throw new Forbidden("the secretariat's own step");
    }
    if (note == null || note.isBlank()) {
      return Outcome.refused("selection.notice.refused.note");
    }
    notice.toldByTelephone(note.strip(), clock.instant());
    process.toldByTelephone(notice.key());
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.selection.toldByTelephone", notice.applicationKey())
            .detail("reason", note.strip()));
    return Outcome.done();
  }

  private MailOrder letter(ResultNotice notice, ApplicationFacts facts, CallView call) {
    MailOrder order =
        MailOrder.of(notice.kind(), facts.programme(), facts.key(), page(notice, call))
            .to(facts.representativeMail())
            .value("addressee", facts.representativeName())
            .value("projectTitle", call.projectTitle())
            .value("prefecture", facts.prefecture().name())
            .value("areaName", facts.areaName())
            .value("receiptNumber", facts.receiptNumber())
            .value("requirements", List.of())
            .value("reserveRank", null)
            .value("answerBy", answerBy(call))
            .value("toldBefore", call.terms().reserveDisclosed())
            .asResult();
    for (String copy : facts.copyMails()) {
      order = order.copy(copy);
    }
    return switch (notice.kind()) {
      case ResultDispatch.NOT_SELECTED -> order.value("requirements", unmet(facts.id(), call.terms()));
      case ResultDispatch.RESERVE -> order.value("reserveRank", rank(notice));
      default -> order;
    };
  }

  /** The support of a selected area bears the id of its application. */
  private static String page(ResultNotice notice, CallView call) {
    UUID id = notice.applicationId().value();
    return switch (notice.kind()) {
      case ResultDispatch.SELECTED, ResultDispatch.MOVED_UP ->
          "/support/" + id + (call.terms().acceptanceRequired() ? "/acceptance" : "");
      default -> "/applications/" + id;
    };
  }

  /** Last day to accept or decline; null if the call asks for no answer. */
  private LocalDate answerBy(CallView call) {
    return call.terms().acceptanceRequired()
        ? calendar.plusBusinessDays(LocalDate.now(clock), call.terms().acceptanceDays())
        : null;
  }

  private List<String> unmet(ApplicationId application, CallTerms terms) {
    Object[] figures = {terms.memberMin(), terms.memberMax()};
    return judgements
        .findByApplicationId(application.value())
        .filter(judgement -> judgement.state() == EligibilityState.INELIGIBLE)
        .map(EligibilityJudgement::unmetRules)
        .orElse(List.of())
        .stream()
        .map(rule -> messages.getMessage("applications.requirement." + rule, figures, Locale.JAPAN))
        .toList();
  }

  private Integer rank(ResultNotice notice) {
    return decisions
        .findByRoundId(notice.roundId())
        .flatMap(decision -> decision.placeOf(notice.applicationId()))
        .map(DecisionPlace::reserveRank)
        .orElse(null);
  }

  private ResultNotice byKey(CaseKey key) {
    return notices.findByCaseKey(key.value()).orElseThrow(() -> new NotFound("notice " + key));
  }
}
