package jp.banso.applications;

import java.util.Optional;
import java.util.stream.Stream;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.forms.Answers;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.DeskContact;
import jp.banso.parties.Groups;
import jp.banso.parties.Memberships;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.platform.mail.MailAddresses;
import org.springframework.stereotype.Component;

/** Where mails about an application go: always derived from the application itself. */
@Component
class Addressees {

  private final People people;
  private final Memberships memberships;
  private final Calls calls;

  Addressees(People people, Memberships memberships, Calls calls) {
    this.people = people;
    this.memberships = memberships;
    this.calls = calls;
  }

  /** 代表者 as printed on the form, if it is an address. */
  static Optional<String> representative(Application application) {
    return representative(application.answers());
  }

  static Optional<String> representative(Answers answers) {
    return Optional.of(answers.text("representative.email")).filter(MailAddresses::isOne);
  }

  /** The 作成担当者, else the representative, else who sent the mail. */
  Optional<String> region(Application application) {
    return Stream.of(
            drafter(application), representative(application),
            Optional.ofNullable(application.receipt().senderMail()))
        .flatMap(Optional::stream)
        .filter(MailAddresses::isOne)
        .findFirst();
  }

  /** Whoever of the region has had the case before them longest. */
  Optional<String> drafter(Application application) {
    return memberships.peopleOf(Groups.area(application.key())).stream()
        .flatMap(person -> people.find(person).stream())
        .map(PersonView::mail)
        .findFirst();
  }

  /** Who may object to a step recorded for the region: itself, else its prefecture. */
  Optional<String> applicant(Application application) {
    return region(application).or(() -> prefecture(application));
  }

  Optional<String> prefecture(Application application) {
    return desk(calls.get(application.call()), application.prefecture()).map(DeskContact::mail);
  }

  /** Who may object to a step recorded for the ministry. */
  Optional<String> ministry(Application application) {
    return people.ministryMail(application.programme());
  }

  Optional<DeskContact> desk(CallView call, PrefectureCode prefecture) {
    return people.desk(call.programme(), call.fiscalYear(), prefecture);
  }
}
