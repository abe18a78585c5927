package jp.banso.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;

/** Links that nobody guesses and codes that can be typed. */
public final class Secrets {

  /** Without 0, O, 1 and I, which are taken for each other on paper and on the telephone. */
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TOKEN_BYTES = 32;
  private static final int CODE_LENGTH = 10;

  private Secrets() {}

  /** 256 bits, as they stand in a link. */
  public static String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Ten letters and digits; see {@link #shown} for how they are written. */
  public static String code() {
    return letters(CODE_LENGTH);
  }

  /** So many letters and digits that can be told on the telephone. */
  public static String letters(int length) {
    return RANDOM
        .ints(length, 0, LETTERS.length())
        .mapToObj(index -> String.valueOf(LETTERS.charAt(index)))
        .collect(Collectors.joining());
  }

  /** In two halves. */
  public static String shown(String code) {
    return code.substring(0, code.length() / 2) + "-" + code.substring(code.length() / 2);
  }

  /** A code as it was typed, in any width and case, with or without its hyphen. */
  public static String typed(String text) {
    return Normalizer.normalize(text == null ? "" : text, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .replaceAll("[^A-Z0-9]", "");
  }

  /** What is kept of a token. */
  public static String hash(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
