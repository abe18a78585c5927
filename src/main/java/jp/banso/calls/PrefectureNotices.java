package jp.banso.calls;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import jp.banso.calls.MailTerms.NoticeForwarding;
import jp.banso.correspondence.MailOrder;
import jp.banso.correspondence.Mailroom;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.DeskContact;
import jp.banso.parties.People;
import org.springframework.stereotype.Component;

/**
 * Tells the 衛生主管部（局） of every prefecture, one mail each: M06 with the ministry's 事務連絡 as the
 * call's terms say, M41 and M42 what became of the call, M44
 * what was asked about it.
 */
@Component
class PrefectureNotices {

  private final People people;
  private final CallPapers papers;
  private final Mailroom mailroom;
  private final Clock clock;

  PrefectureNotices(People people, CallPapers papers, Mailroom mailroom, Clock clock) {
    this.people = people;
    this.papers = papers;
    this.mailroom = mailroom;
    this.clock = clock;
  }

  /** Prefectures that would not be told because no desk of the year is kept for them. */
  List<PrefectureCode> withoutDesk(ProgrammeCode programme, FiscalYear year) {
    Set<PrefectureCode> known =
        people.desks(programme, year).stream().map(DeskContact::prefecture).collect(Collectors.toSet());
    return PrefectureCode.all().stream().filter(code -> !known.contains(code)).toList();
  }

  /** Whether the announcement would speak of a 事務連絡 that is not among the papers. */
  boolean lacksNotice(CallView call) {
    return call.mailTerms().noticeForwarding() != NoticeForwarding.NONE
        && papers.documents(call.id()).stream()
            .noneMatch(document -> document.kind() == CallDocument.Kind.NOTICE);
  }

  /** The number of desks told. */
  int send(CallView call) {
    boolean noticeSent = call.mailTerms().noticeForwarding() != NoticeForwarding.NONE;
    List<CallDocument> documents =
        papers.documents(call.id()).stream()
            .filter(document -> noticeSent || document.kind() != CallDocument.Kind.NOTICE)
            .toList();
    String notice =
        documents.stream()
            .filter(document -> document.kind() == CallDocument.Kind.NOTICE)
            .map(CallDocument::body)
            // it may be a file only, which the announcement refers to instead of quoting it
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("");
    return send(call, order("M06", call).value("documents", documents).value("notice", notice));
  }

  /** M41 正誤, M42 中止; the number of desks told. */
  int sendChange(CallView call, CallChange change) {
    return send(
        call,
        order(change.isCancellation() ? "M42" : "M41", call).on(change.key().value()).value("change", change));
  }

  /** M44, of the newest edition of an answer; the number of desks told. */
  int sendAnswer(CallView call, PublishedAnswer answer) {
    return send(
        call,
        order("M44", call)
            .on("Q" + answer.number() + "-" + answer.current().edition())
            .value("answer", answer));
  }

  private int send(CallView call, MailOrder order) {
    List<DeskContact> desks = people.desks(call.programme(), call.fiscalYear());
    Map<String, DeskContact> byAddress = new LinkedHashMap<>();
    desks.forEach(desk -> byAddress.putIfAbsent(desk.mail(), desk));
    mailroom.sendRound(order.after(call.mailsAfter(clock.instant())), "desk", byAddress);
    return desks.size();
  }

  private static MailOrder order(String template, CallView call) {
    return MailOrder.of(template, call.programme(), call.key(), "/public/calls/" + call.id().value())
        .value("call", call);
  }
}
