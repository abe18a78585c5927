package jp.banso.applications;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where the people of an application read mail now, for the modules above; who may write to them is theirs to judge. */
@Component
public class ApplicationAddressBook {

  private final ApplicationDesk desk;
  private final Addressees addressees;

  ApplicationAddressBook(ApplicationDesk desk, Addressees addressees) {
    this.desk = desk;
    this.addressees = addressees;
  }

  /** Each is null where nobody is known. */
  public record Known(String representative, String drafter, String prefecture) {}

  @Transactional(readOnly = true)
  public Known of(ApplicationId id) {
    Application application = desk.get(id);
    // before the receipt the secretariat is told no names of the form
    String representative =
        application.receipt().isGiven() ? Addressees.representative(application).orElse(null) : null;
    return new Known(
        representative, addressees.drafter(application).orElse(null), addressees.prefecture(application).orElse(null));
  }
}
