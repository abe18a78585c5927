package jp.banso.accounts;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.banso.correspondence.MailOrder;
import jp.banso.correspondence.Mailroom;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.ReadableCode;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The mails by which people come to their accounts. What opens something goes out and is kept nowhere. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AccountMails {

  private static final String CODE = "code";
  private static final String TOKEN = "token";

  private final Mailroom mailroom;
  private final People people;
  private final MessageSource messages;
  private final Clock clock;

  AccountMails(Mailroom mailroom, People people, MessageSource messages, Clock clock) {
    this.mailroom = mailroom;
    this.people = people;
    this.messages = messages;
    this.clock = clock;
  }

  void invited(Invitation invitation, String token, String code) {
    mailroom.send(
        order("invitation", invitation.programme(), "/invited/" + MailOrder.secretMark(TOKEN))
            .secret(TOKEN, token)
            .secret(CODE, ReadableCode.shown(code))
            .shortPage("/invited")
            .value("addressee", invitation.addressee())
            .value("organisation", invitation.organisationName())
            .value("role", messages.getMessage(invitation.role().messageKey(), null, Locale.JAPAN))
            .value("deskManager", invitation.deskManager())
            .value("forCase", invitation.caseKey() != null)
            .value("caseCall", invitation.caseName().call())
            .secret("caseArea", invitation.caseName().area())
            .value("byRole", messages.getMessage(invitation.inviterRole().messageKey(), null, Locale.JAPAN))
            .value("by", invitation.inviterLabel())
            .value("until", invitation.lastDayToAccept())
            .on(UUID.randomUUID().toString())
            .replyTo(people.find(invitation.inviterId()).map(PersonView::mail).orElse(null))
            .to(invitation.mail()));
  }

  void loginCode(ProgrammeCode programme, String mail, String name, String code) {
    mailroom.send(
        order("login-code", programme, "/login/code/enter")
            .secret(CODE, ReadableCode.shown(code))
            .value("name", name)
            .on(UUID.randomUUID().toString())
            .to(mail));
  }

  /** Several read mail there, and nobody of the name that was typed. */
  void loginNames(ProgrammeCode programme, String mail, List<String> names) {
    mailroom.send(
        order("login-names", programme, "/login/code")
            .value("names", names)
            .on(UUID.randomUUID().toString())
            .to(mail));
  }

  /** What concerns an account is of no case, so its mails have a number of their own in each year. */
  private MailOrder order(String kind, ProgrammeCode programme, String page) {
    CaseKey key = new CaseKey(FiscalYear.of(clock.instant()).label() + "-ACCOUNTS-" + programme.name());
    return MailOrder.of(kind, programme, key, page).value("programmeName", programmeName(programme));
  }

  private String programmeName(ProgrammeCode programme) {
    return messages.getMessage("correspondence.signature." + programme.name(), null, Locale.JAPAN);
  }
}
