package jp.banso.kernel;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** 都道府県コード of JIS X 0401, {@code 01} to {@code 47}; always two digits. */
public record PrefectureCode(String value) implements Comparable<PrefectureCode> {

  private static final int COUNT = 47;
  private static final KernelTexts NAMES = KernelTexts.load("prefectures.properties");
  private static final List<PrefectureCode> ALL =
      IntStream.rangeClosed(1, COUNT).mapToObj(n -> new PrefectureCode("%02d".formatted(n))).toList();

  public PrefectureCode {
    if (value == null || !value.matches("0[1-9]|[1-3][0-9]|4[0-7]")) {
      throw new IllegalArgumentException("not a prefecture code: " + value);
    }
  }

  /**
   * The prefecture of an exact two-digit code.
   *
   * @throws IllegalArgumentException if there is none, as for 00 and 48
   */
  public static PrefectureCode of(String code) {
    return new PrefectureCode(code);
  }

  /** Reads what a person or a spreadsheet wrote: 05, 5, ０５ or 秋田県. */
  public static Optional<PrefectureCode> parse(String input) {
    if (input == null || input.length() > 20) {
      return Optional.empty();
    }
    String plain = Normalizer.normalize(input, Normalizer.Form.NFKC).strip();
    String code = plain.length() == 1 ? "0" + plain : plain;
    return ALL.stream().filter(p -> p.value.equals(code) || p.name().equals(plain)).findFirst();
  }

  /** All 47 in the order of their codes. */
  public static List<PrefectureCode> all() {
    return ALL;
  }

  /** The name with its suffix: 北海道, 東京都, 京都府, 秋田県. */
  public String name() {
    return NAMES.get(value);
  }

  @Override
  public int compareTo(PrefectureCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
