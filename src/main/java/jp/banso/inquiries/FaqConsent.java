package jp.banso.inquiries;

import java.time.Instant;

/**
 * Whether an inquiry may become a question of everybody's on the public page: by the word of its asker alone.
 *
 * @param words what the asker was asked, or told when the consent was noted; null before that
 * @param askedAt when the mail of the answer asked, null if it did not
 * @param decidedAt null until the asker has said something
 * @param means how the asker said it, null until then
 * @param recorder who noted it, null for the asker
 */
public record FaqConsent(
    State state, String words, Instant askedAt, Instant decidedAt, Means means, String recorder, String note) {

  /** Nothing was asked or said. */
  static final FaqConsent NONE = new FaqConsent(State.NONE, null, null, null, null, null, null);

  /** How far it is. */
  public enum State {
    NONE,
    /** The next answer by mail asks. */
    WISHED,
    ASKED,
    GIVEN,
    DECLINED,
    TAKEN_BACK;

    public String messageKey() {
      return "inquiries.consent.state." + name();
    }

    /** Whether the asker has said something, so that nobody asks again. */
    public boolean isDecided() {
      return ordinal() >= GIVEN.ordinal();
    }
  }

  /** How the asker said it. */
  public enum Means {
    /** On the page that the code of the mail opens. */
    CODE,
    MAIL,
    TELEPHONE;

    public String messageKey() {
      return "inquiries.consent.means." + name();
    }
  }
}
