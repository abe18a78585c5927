package jp.banso.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Row 28 of the catalogue of faults. */
@DisplayName("CSVなどの文字コードは、見分けるか、尋ねるかで、黙って置き換えない")
class TextFileTest {

  private static final Charset CP932 = Charset.forName("windows-31j");
  private static final String SIGNS = "1955/1/1,元日ソ能表①㈱髙﨑～ｶﾅ\r\n";
  private static final List<Charset> UNICODE =
      List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

  @Test
  @DisplayName("CP932・UTF-8・UTF-16は、印があってもなくても、一字も変えずに読む")
  void readsEachEncoding() {
    for (int lines = 1; lines < 20; lines++) {
      String text = SIGNS.repeat(lines);
      assertThat(TextFile.read(text.getBytes(CP932))).contains(text);
      String more = text + "𠮷,葛\uDB40\uDD00\n";
      for (Charset charset : UNICODE) {
        assertThat(TextFile.read(more.getBytes(charset))).as(charset.name()).contains(more);
        assertThat(TextFile.read(("\uFEFF" + more).getBytes(charset))).as(charset + " with its mark").contains(more);
      }
    }
    assertThat(TextFile.read(new byte[0])).contains("");
    assertThat(TextFile.read("plain,1\n".getBytes(StandardCharsets.US_ASCII))).contains("plain,1\n");
  }

  @Test
  @DisplayName("二つの文字コードの混ざったもの、途中で切れたもの、どれでもないものは読まない")
  void asksWhereNothingReadsEverySign() {
    assertThat(TextFile.read(joined("元日,1\n".getBytes(CP932), "成人の日,2\n".getBytes(StandardCharsets.UTF_8)))).isEmpty();
    assertThat(TextFile.read(joined("元日,1\n".getBytes(StandardCharsets.UTF_8), "成人の日,2\n".getBytes(CP932)))).isEmpty();
    assertThat(TextFile.read(joined("\uFEFF元日\n".getBytes(StandardCharsets.UTF_8), "髙﨑\n".getBytes(CP932)))).isEmpty();
    assertThat(TextFile.read(new byte[] {(byte) 0xFF, (byte) 0xFE, 0x43})).isEmpty();
    assertThat(TextFile.read("元\uFFFD日".getBytes(StandardCharsets.UTF_8))).as("was lost before it came here").isEmpty();
    byte[] cut = "元日".getBytes(CP932);
    assertThat(TextFile.read(Arrays.copyOf(cut, cut.length - 1))).isEmpty();
  }

  @Test
  @DisplayName("どんなバイトの並びも、読めたなら、その文字コードで書けば元に戻る")
  void invents() {
    Random random = new Random(20250731L);
    int read = 0;
    for (int tries = 0; tries < 5_000; tries++) {
      byte[] bytes = new byte[random.nextInt(12)];
      random.nextBytes(bytes);
      if (tries % 2 == 0) {
        byte[] words = SIGNS.getBytes(List.of(CP932, StandardCharsets.UTF_8, StandardCharsets.UTF_16LE).get(tries % 3));
        bytes = joined(words, Arrays.copyOf(bytes, random.nextInt(3)));
      }
      Optional<String> text = TextFile.read(bytes);
      if (text.isPresent()) {
        read++;
        byte[] file = bytes;
        assertThat(List.of(CP932, StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE))
            .as(Arrays.toString(bytes))
            .anyMatch(
                charset ->
                    Arrays.equals(text.get().getBytes(charset), file)
                        || Arrays.equals(("\uFEFF" + text.get()).getBytes(charset), file)
                        // several codes of Windows' Shift_JIS are one sign
                        || charset.equals(CP932) && new String(file, CP932).equals(text.get()));
      }
    }
    assertThat(read).isGreaterThan(100);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }
}
