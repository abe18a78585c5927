package jp.banso.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import jp.banso.applications.ApplicationId;

/**
 * One question to the desk that sent a paper whether what a clerk typed of it is what they sent.
 *
 * @param version number of the version that they were asked about
 * @param askedOf the registered address
 * @param agreed null as long as there is no answer
 * @param means how the answer came, null before
 * @param answeredBy who gave it, or who noted it, in words; null before
 * @param superseded true once the desk was asked again: it answers the newest question only
 * @param note what differs, or what was said on the telephone; may be empty
 */
public record TranscriptQuestion(
    UUID id, ApplicationId application, int number, int version, String askedOf, Instant askedAt, String askedBy,
    LocalDate dueOn, Instant answeredAt, Boolean agreed, Means means, String answeredBy, String note, boolean superseded) {

  /** How an answer came: each shows that it is the registered desk's. */
  public enum Means {
    /** The mail was answered with its code. */
    REPLY,
    /** The code was told to the clerk. */
    CODE,
    /** The code was typed on the public page. */
    PAGE,
    /** The registered number was called back. */
    CALL,
    /** The desk signed in. */
    SCREEN;

    public String messageKey() {
      return "intake.transcript.means." + name();
    }
  }

  /** True if an answer to it counts. */
  public boolean isOpen() {
    return agreed == null && !superseded;
  }
}
