package jp.banso.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

/** M06: tells the 衛生主管部（局） of every prefecture, one mail each, with the ministry's 事務連絡 as its terms say. */
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
            .findFirst()
            .orElse("");
    List<DeskContact> desks = people.desks(call.programme(), call.fiscalYear());
    Instant sendsAt = clock.instant().plus(Duration.ofMinutes(call.mailTerms().holdMinutes()));
    for (DeskContact desk : desks) {
      mailroom.send(
          MailOrder.of("M06", call.programme(), call.key(), "/public/calls/" + call.id().value())
              .to(desk.mail())
              .after(sendsAt)
              .value("desk", desk)
              .value("call", call)
              .value("documents", documents)
              .value("notice", notice));
    }
    return desks.size();
  }
}
