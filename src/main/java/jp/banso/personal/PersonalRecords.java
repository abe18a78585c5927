package jp.banso.personal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.banso.kernel.ProgrammeCode;

/**
 * Port: what a module keeps about people. Each module that does answers for its own tables and no other (ADR 46); who
 * may ask is judged by the module that collects the parts. Asked in order: what was found before is known.
 */
public interface PersonalRecords {

  /** Names the module in what was found; never changes. */
  String source();

  /** Tables whose content it gives. A test knows all others as free of what belongs to one person, or fails. */
  Set<String> tables();

  /**
   * What is kept about this person, or may be about a namesake, without any bound of time.
   *
   * @param before what other modules have found
   */
  List<PersonalFind> find(SoughtPerson person, List<PersonalFind> before);

  /**
   * All that is kept under one of what was found, unmasked; of what is another person's only that which names the one who
   * is sought. Empty if it is gone.
   */
  List<PersonalRecord> records(SoughtPerson person, String ref);

  /** Who it is of, where it says so: what of it is the person's own is not masked. */
  default Optional<NamedPerson> whose(SoughtPerson person, String ref) {
    return Optional.empty();
  }

  /** Everybody else of whom the module knows, so that they can be masked; the sought person may be among them. */
  default List<NamedPerson> others(ProgrammeCode programme) {
    return List.of();
  }
}
