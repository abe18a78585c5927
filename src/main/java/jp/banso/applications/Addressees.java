package jp.banso.applications;

import java.util.Optional;
import java.util.stream.Stream;
import jp.banso.calls.CallView;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.DeskContact;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.platform.mail.MailAddresses;
import org.springframework.stereotype.Component;

/** Where mails about an application go: always derived from the application itself. */
@Component
class Addressees {

  private final People people;

  Addressees(People people) {
    this.people = people;
  }

  /** 代表者 as printed on the form, if it is an address. */
  static Optional<String> representative(Application application) {
    return Optional.of(application.answers().text("representative.email")).filter(MailAddresses::isOne);
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

  Optional<String> drafter(Application application) {
    return Optional.ofNullable(application.drafterId()).flatMap(people::find).map(PersonView::mail);
  }

  Optional<DeskContact> desk(CallView call, PrefectureCode prefecture) {
    return people.desk(call.programme(), call.fiscalYear(), prefecture);
  }
}
