package jp.banso.correspondence;

/**
 * A place that the text of a mail may name.
 *
 * @param mayBeEmpty whether a mail goes out though this says nothing; only of a {@link Kind#LINE} it is asked
 * @param meaning what it says, for who writes the text
 * @param example what it may say
 * @param source the template that prints it; whoever words a mail never writes one
 */
public record MailPlace(String name, Kind kind, boolean mayBeEmpty, String meaning, String example, String source) {

  /** What a place prints. */
  public enum Kind {
    LINE,
    TEXT,
    PERSON,
    PEOPLE,
    CASE;

    public String messageKey() {
      return "correspondence.text.place." + name();
    }
  }

  /** A subject is one line, and names nobody: it is read over shoulders and kept in lists. */
  boolean mayStandInSubject() {
    return kind == Kind.LINE || kind == Kind.CASE;
  }

  /** Whether a mail that prints this would have a gap. */
  boolean isGap(String said) {
    return said == null || (kind == Kind.LINE && !mayBeEmpty && said.isBlank());
  }

  boolean namesPeople() {
    return kind == Kind.PERSON || kind == Kind.PEOPLE;
  }
}
