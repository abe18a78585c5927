package jp.banso.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;

/** Codes that are read from paper, told on the telephone and typed. */
public final class ReadableCode {

  /** Without 0, O, 1 and I, which are taken for each other. */
  public static final String SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private static final SecureRandom RANDOM = new SecureRandom();

  private ReadableCode() {}

  /** So many signs, which nobody guesses. */
  public static String random(int length) {
    return RANDOM
        .ints(length, 0, SIGNS.length())
        .mapToObj(index -> String.valueOf(SIGNS.charAt(index)))
        .collect(Collectors.joining());
  }

  /** As it is printed: in two halves with a hyphen. */
  public static String shown(String code) {
    return code.substring(0, code.length() / 2) + "-" + code.substring(code.length() / 2);
  }

  /** As it was typed in any width and case, with or without hyphens and blanks; null is empty. */
  public static String typed(String text) {
    return Normalizer.normalize(text == null ? "" : text, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .replaceAll("[^A-Z0-9]", "");
  }

  /** What is kept of a code, the same however it was typed. */
  public static String hash(String typed) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(typed(typed).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
