package jp.banso.participation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/** The code by which one receiver of a mail answers without an account: ten signs that are not taken for each other. */
final class AnswerCode {

  private static final String SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int LENGTH = 10;
  private static final int HALF = 5;
  private static final SecureRandom RANDOM = new SecureRandom();

  private AnswerCode() {}

  /** A new one, as it is printed: two halves with a hyphen. */
  static String create() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(i == HALF ? "-" : "").append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
    }
    return code.toString();
  }

  /** What is kept of it; typed in any width, in small letters and with blanks it is the same. */
  static String hash(String typed) {
    String plain =
        Normalizer.normalize(typed == null ? "" : typed, Normalizer.Form.NFKC)
            .toUpperCase(Locale.ROOT)
            .replaceAll("[^A-Z0-9]", "");
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
