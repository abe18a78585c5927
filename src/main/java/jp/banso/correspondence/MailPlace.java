package jp.banso.correspondence;

/**
 * A place that the text of a mail may name.
 *
 * @param meaning what it says, for who writes the text
 * @param example what it may say
 * @param source the template that prints it; whoever words a mail never writes one
 */
public record MailPlace(String name, Kind kind, String meaning, String example, String source) {

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

  boolean namesPeople() {
    return kind == Kind.PERSON || kind == Kind.PEOPLE;
  }
}
