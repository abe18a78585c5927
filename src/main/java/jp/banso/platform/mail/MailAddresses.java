package jp.banso.platform.mail;

import java.text.Normalizer;
import java.util.regex.Pattern;
import jp.banso.kernel.BadInput;

/** Addresses as they may stand in a header: one, plain, without display name or line break. */
public final class MailAddresses {

  private static final Pattern ONE =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

  private MailAddresses() {}

  public static boolean isOne(String address) {
    return address != null && address.length() <= 254 && ONE.matcher(address).matches();
  }

  /** As a person typed it, in full or half width, with blanks around it; empty for nothing. */
  public static String plain(String typed) {
    return typed == null ? "" : Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
  }

  /**
   * Guards the envelope.
   *
   * @throws BadInput if this is not exactly one address
   */
  public static void requireOne(String address) {
    if (!isOne(address)) {
      throw new BadInput("not one mail address");
    }
  }
}
