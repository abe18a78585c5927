package jp.banso.handover;

/**
 * Something that a person holds with a role and that goes to the successor.
 *
 * @param ref by which its owner finds it again
 * @param title as its line is called in lists
 * @param link the page where it is, null if there is none
 */
public record HeldThing(Kind kind, String ref, String title, String link) {

  /** What it is; in the order in which it is listed. */
  public enum Kind {
    DRAFT,
    TASK,
    MENTION,
    CONTACT,
    KEEPER,
    MAIL;

    public String messageKey() {
      return "handover.kind." + name();
    }
  }
}
