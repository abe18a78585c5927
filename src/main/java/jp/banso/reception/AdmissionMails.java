package jp.banso.reception;

import java.time.Clock;
import java.util.UUID;
import jp.banso.calls.CallView;
import jp.banso.correspondence.MailOrder;
import jp.banso.correspondence.Mailroom;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.ReadableCode;
import jp.banso.parties.DeskContact;
import jp.banso.parties.People;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The mails between a region that wishes to apply and its prefecture; answers to them reach the prefecture. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AdmissionMails {

  private static final String TOKEN = "token";

  private final Mailroom mailroom;
  private final People people;
  private final Clock clock;

  AdmissionMails(Mailroom mailroom, People people, Clock clock) {
    this.mailroom = mailroom;
    this.people = people;
    this.clock = clock;
  }

  /** To an address of which nobody knows yet whose it is: it is told what was typed, and nothing else. */
  void confirmationAsked(Admission admission, ReceptionView page, String token, String code) {
    String path = "/a/" + page.code() + "/confirm";
    mailroom.send(
        order("admission-confirm", admission, page.call(), path + "?token=" + MailOrder.secretMark(TOKEN))
            .secret(TOKEN, token)
            .secret("code", ReadableCode.shown(code))
            .shortPage(path)
            .value("until", JapanTime.dateOf(admission.expiresAt().minusMillis(1))));
  }

  /** 県の確認待ち: the desk of the prefecture is told, of the organisation alone; whoever confirmed is a person's. */
  void confirmed(Admission admission, CallView call) {
    people
        .desk(call.programme(), call.fiscalYear(), admission.prefecture())
        .ifPresent(
            desk ->
                mailroom.send(
                    order("admission-waiting", admission, call, "/reception/admissions/" + admission.id())
                        .value("desk", desk.deskName())
                        .value("confirmedOn", JapanTime.dateOf(clock.instant()))
                        .replyTo(admission.mail())
                        .to(desk.mail())));
  }

  void admitted(Admission admission, CallView call, UUID application) {
    mailroom.send(order("admission-admitted", admission, call, "/applications/" + application));
  }

  void declined(Admission admission, CallView call, String reason) {
    mailroom.send(
        order("admission-declined", admission, call, "/public/calls/" + call.id().value()).value("reason", reason));
  }

  private MailOrder order(String kind, Admission admission, CallView call, String page) {
    return MailOrder.of(kind, admission.programme(), call.key().child(admission.prefecture().value()), page)
        .value("call", call)
        .value("prefecture", admission.prefecture().name())
        .value("organisation", admission.organisation())
        .value("name", admission.applicantName())
        .on(admission.id().toString())
        .replyTo(
            people.desk(call.programme(), call.fiscalYear(), admission.prefecture())
                .map(DeskContact::mail)
                .orElse(null))
        .to(admission.mail());
  }
}
