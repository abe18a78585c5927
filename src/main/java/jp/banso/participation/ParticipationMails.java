package jp.banso.participation;

import java.time.LocalDate;
import jp.banso.calls.CallView;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.correspondence.MailOrder;
import jp.banso.correspondence.Mailroom;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.DeskContact;
import jp.banso.parties.People;
import org.springframework.stereotype.Component;

/** What municipalities and hubs are sent; answers go to their prefecture. */
@Component
class ParticipationMails {

  /** The address to type: it names nobody. */
  static final String PAGE = "/public/participation";

  private final Mailroom mailroom;
  private final People people;
  private final CaseNumbers numbers;

  ParticipationMails(Mailroom mailroom, People people, CaseNumbers numbers) {
    this.mailroom = mailroom;
    this.people = people;
    this.numbers = numbers;
  }

  /**
   * Whether they apply, with a code to answer by.
   *
   * @param answerBy null if no day is named
   */
  void asked(CallView call, ParticipantLine line, String code, LocalDate answerBy, LocalDate on) {
    mailroom.send(
        order("intent-request", call, line, on)
            .secret("code", code)
            .value("answerBy", answerBy == null ? call.terms().deadline() : answerBy));
  }

  /** They mean to apply and have not begun. */
  void start(CallView call, ParticipantLine line, LocalDate dueOn, LocalDate on) {
    mailroom.send(order("intent-start", call, line, on).leadingTo("/applications/new").value("dueOn", dueOn));
  }

  private MailOrder order(String kind, CallView call, ParticipantLine line, LocalDate on) {
    PrefectureCode prefecture = line.prefecture();
    CaseKey key = ParticipationRows.keyOf(call, prefecture);
    DeskContact desk = people.desk(call.programme(), call.fiscalYear(), prefecture).orElse(null);
    return MailOrder.of(kind, call.programme(), key, PAGE)
        .on(line.id() + " " + on)
        .to(line.mail())
        .replyTo(desk == null ? null : desk.mail())
        .value("call", call)
        .value("number", numbers.shown(key))
        .value("prefecture", prefecture.name())
        .value("desk", desk == null ? "" : desk.deskName())
        .value("deskTelephone", desk == null || desk.telephone() == null ? "" : desk.telephone())
        .value("name", line.name());
  }
}
