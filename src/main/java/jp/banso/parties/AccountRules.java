package jp.banso.parties;

import java.util.regex.Pattern;

/** What a login name may be. */
public final class AccountRules {

  private static final Pattern LOGIN_NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{2,39}");

  private AccountRules() {}

  /** Three to forty of a-z, 0-9, dot, hyphen and underscore. */
  public static boolean isLoginName(String name) {
    return LOGIN_NAME.matcher(name).matches();
  }
}
