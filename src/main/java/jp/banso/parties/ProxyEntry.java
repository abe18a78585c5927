package jp.banso.parties;

import java.time.LocalDate;
import java.util.UUID;

/**
 * 代理入力: the secretariat records a step on the word of the person whose step it is.
 *
 * @param means how the word came
 * @param saidBy desk or role that gave it, never a private name
 * @param saidOn day on which it was given
 * @param note what was said, may be empty
 * @param attached the mail or note attached, may be null
 */
public record ProxyEntry(
    Means means, String saidBy, LocalDate saidOn, String note, Attached attached) {

  /** A file that came with the request; it is stored only with the step that is recorded. */
  @FunctionalInterface
  public interface Attached {
    UUID store();
  }

  /** メール・電話・FAX・面談・郵送. */
  public enum Means {
    MAIL,
    TELEPHONE,
    FAX,
    MEETING,
    POST;

    public String messageKey() {
      return "parties.proxy.means." + name();
    }
  }
}
