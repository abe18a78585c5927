package jp.banso.contact;

import java.util.List;
import jp.banso.applications.ApplicationView;

/**
 * 連絡 of an application as its reader may see it.
 *
 * @param letters newest first
 * @param receivers to whom the viewer can write now; empty for who only reads
 * @param staff true for the secretariat
 */
public record ContactPage(
    ApplicationView application, List<CaseLetter> letters, List<Receiver> receivers, boolean staff) {

  /** Whom the secretariat can write to, with the address that the mail goes to. */
  public record Receiver(Side side, String mail) {}

  public boolean mayWrite() {
    return !receivers.isEmpty();
  }
}
