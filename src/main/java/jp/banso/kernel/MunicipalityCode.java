package jp.banso.kernel;

import java.text.Normalizer;
import java.util.Optional;

/**
 * 全国地方公共団体コード of a municipality: two digits of the prefecture, three of the municipality, one
 * check digit. The prefectures themselves ({@code xx000x}) are no municipalities.
 */
public record MunicipalityCode(String value) implements Comparable<MunicipalityCode> {

  private static final int DIGITS = 6;
  private static final String PREFECTURE_ITSELF = "000";

  public MunicipalityCode {
    if (value == null || !value.matches("[0-9]{6}")) {
      throw new IllegalArgumentException("not a municipality code: " + value);
    }
    PrefectureCode.of(value.substring(0, 2));
    if (value.startsWith(PREFECTURE_ITSELF, 2)) {
      throw new IllegalArgumentException("the code of a prefecture: " + value);
    }
    if (!value.endsWith(checkDigit(value))) {
      throw new IllegalArgumentException("wrong check digit: " + value);
    }
  }

  /**
   * A code of six digits, or of five to which the check digit is added.
   *
   * @throws IllegalArgumentException if it is malformed, its check digit is wrong or its prefecture
   *     does not exist
   */
  public static MunicipalityCode of(String code) {
    boolean bare = code != null && code.matches("[0-9]{5}");
    return new MunicipalityCode(bare ? code + checkDigit(code) : code);
  }

  /** Reads what a person or a spreadsheet wrote, full-width digits too; empty if it is no code. */
  public static Optional<MunicipalityCode> parse(String input) {
    if (input == null || input.length() > 20) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(Normalizer.normalize(input, Normalizer.Form.NFKC).strip()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public PrefectureCode prefecture() {
    return PrefectureCode.of(value.substring(0, 2));
  }

  /** The five digits of JIS X 0402 without the check digit, as statistics print them. */
  public String withoutCheckDigit() {
    return value.substring(0, DIGITS - 1);
  }

  @Override
  public int compareTo(MunicipalityCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }

  /** Weights 6 to 2 on the first five digits, last digit of 11 minus the remainder by 11. */
  private static String checkDigit(String code) {
    int sum = 0;
    for (int i = 0; i < DIGITS - 1; i++) {
      sum += (code.charAt(i) - '0') * (DIGITS - i);
    }
    return Integer.toString((11 - sum % 11) % 10);
  }
}
