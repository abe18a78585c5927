package jp.banso.intake;

import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.MailedChanges;

/**
 * What a clerk decides of one file of a mail.
 *
 * @param representativeMail may be empty
 * @param otherPrefecture true if the clerk knows that the form names another prefecture than the mail's
 * @param overNewer true if it replaces even what arrived after it
 * @param representative of an answer to a return that names another 代表者
 * @param earlier what it replaces, or whose return it answers; null unless {@code kind} says so
 */
public record MailDecision(
    UUID document, Kind kind, String areaName, String representativeMail, boolean otherPrefecture, boolean overNewer,
    MailedChanges.Representative representative, ApplicationId earlier) {

  /** What the file is. */
  public enum Kind {
    NEW,
    REPLACES,
    /** The corrected form of an application that was returned (補正). */
    CORRECTION,
    /** Belongs to all applications of the mail. */
    MATERIAL
  }

  boolean isForm() {
    return kind != Kind.MATERIAL;
  }
}
