package jp.banso.correspondence;

import java.util.Map;
import java.util.Optional;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;

/**
 * The secretariat that answers for a case: it signs the case's mails and gets the answers to them. A
 * port, implemented by the module that keeps the contacts of a programme's year.
 */
public interface Secretariats {

  /**
   * Who signs a mail.
   *
   * @param telephone null if none is told
   */
  record Secretariat(String name, String mail, String telephone) {}

  /** Empty if no contact is kept for the case. */
  Optional<Secretariat> of(CaseKey key);

  /** The addresses at which secretariats read mail, in small letters, and of which programme each is. */
  default Map<String, ProgrammeCode> mailboxes() {
    return Map.of();
  }
}
