package jp.banso.platform.documents;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A text file as offices save it: UTF-8 with or without its mark, UTF-16, or the Shift_JIS of Windows (CP932). What is
 * none of these, or is half the one and half the other, is not read at all: a sign that is guessed looks like one that
 * was written.
 */
public final class TextFile {

  private static final Charset CP932 = Charset.forName("windows-31j");
  private static final char MARK = '\uFEFF';
  private static final char NOTHING_READ = '\uFFFD';

  private TextFile() {}

  /** The text without its mark; empty where no encoding reads every sign of it. */
  public static Optional<String> read(byte[] file) {
    return decoded(file)
        .map(text -> !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text)
        .filter(text -> text.indexOf(NOTHING_READ) < 0 && text.indexOf('\0') < 0);
  }

  private static Optional<String> decoded(byte[] file) {
    if (begins(file, 0xFF, 0xFE)) {
      return strictly(file, StandardCharsets.UTF_16LE);
    }
    if (begins(file, 0xFE, 0xFF)) {
      return strictly(file, StandardCharsets.UTF_16BE);
    }
    int[] zeros = zeros(file);
    if (zeros[0] + zeros[1] > 0) {
      // the line breaks and commas of a text without a mark tell which of its bytes comes first
      return strictly(file, zeros[1] > zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
    }
    Optional<String> unicode = strictly(file, StandardCharsets.UTF_8);
    return unicode.isPresent() || begins(file, 0xEF, 0xBB, 0xBF) || isMixed(file) ? unicode : strictly(file, CP932);
  }

  private static boolean begins(byte[] file, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (file.length <= i || (file[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** How many bytes at even and at odd places are zero. */
  private static int[] zeros(byte[] file) {
    int[] zeros = new int[2];
    for (int i = 0; i < file.length; i++) {
      zeros[i % 2] += file[i] == 0 ? 1 : 0;
    }
    return zeros;
  }

  /** Whether some line by itself is Japanese in UTF-8 though the whole is not: two files were put together. */
  private static boolean isMixed(byte[] file) {
    for (byte[] line : lines(file)) {
      boolean plain = true;
      for (byte one : line) {
        plain &= one >= 0;
      }
      if (!plain && strictly(line, StandardCharsets.UTF_8).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static List<byte[]> lines(byte[] file) {
    List<byte[]> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= file.length; i++) {
      if (i == file.length || file[i] == '\n' || file[i] == '\r') {
        lines.add(Arrays.copyOfRange(file, from, i));
        from = i + 1;
      }
    }
    return lines;
  }

  private static Optional<String> strictly(byte[] file, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(file)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
