package jp.banso.applications;

import java.util.List;
import java.util.UUID;

/**
 * Something of a mailed form that a person has to decide.
 *
 * @param document the file
 * @param number tells it from the others of the file
 * @param path the field that it is about, empty where no field is known
 * @param label of the field, empty where no field is known
 * @param place where it stands in the file, may be empty
 * @param messageKey why a person is asked
 * @param said what stands in the file, may be empty
 * @param candidates what it may mean, in printed words; empty where it can only be read
 * @param settledBy who decided it, null as long as it is open
 */
public record ReadingDoubt(
    UUID document, int number, Kind kind, String path, String label, String place, String messageKey, String said,
    List<String> candidates, String settledBy) {

  /** What is not clear. */
  public enum Kind {
    /** What stands in a field may mean more than one thing, or nothing that the field takes. */
    DOUBT,
    /** An answer to a question that this version of the form does not ask. */
    LEFT,
    /** Fields that stand nowhere in the file. */
    MISSING,
    /** The form names another prefecture than the one whose mail it is. */
    PREFECTURE
  }

  public ReadingDoubt {
    candidates = List.copyOf(candidates);
  }

  public boolean isOpen() {
    return settledBy == null;
  }
}
