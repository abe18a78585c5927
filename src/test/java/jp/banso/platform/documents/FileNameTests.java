package jp.banso.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import jp.banso.BansoTest;
import jp.banso.platform.web.FileDownload;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/** Row 26 of the catalogue of faults. */
@BansoTest
@DisplayName("ファイルの名前")
class FileNameTests {

  private static final List<String> PIECES =
      List.of("../", "..\\", "\"", "\r\n", "\0", "\u202E", "\u200F", "表", "ソ", "か\u3099", "𠮷", "葛\uDB40\uDD00", "①", ";", "'", "%", ".exe", "申込書", " ", "\uD842");

  @Autowired Documents documents;

  @Test
  @DisplayName("どんな名前のファイルも番号で保存され、名前は道も見出しも壊さずに戻る")
  void keepsNamesHarmless() throws Exception {
    Random random = new Random(20250731L);
    for (int i = 0; i < 120; i++) {
      StringBuilder name = new StringBuilder();
      for (int j = i % 10 == 0 ? 300 : random.nextInt(8); j >= 0; j--) {
        name.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      DocumentId stored = documents.store(name + ".pdf", "application/pdf", new ByteArrayInputStream(new byte[] {1}));
      String kept = documents.describe(stored).orElseThrow().fileName();
      documents.remove(stored);

      assertThat(kept).endsWith(".pdf").doesNotContain("/", "\\", "\"", "\r", "\n", "\0", "\u202E", "\u200F", "?");
      assertThat(kept.codePointCount(0, kept.length())).isLessThanOrEqualTo(200);
      String plain = name.toString().replaceAll("[^表ソ①申込書𠮷]", "");
      assertThat(plain).endsWith(kept.replaceAll("[^表ソ①申込書𠮷]", ""));

      MockHttpServletResponse response = new MockHttpServletResponse();
      FileDownload.to(response, kept);
      String header = response.getHeader("Content-Disposition");
      assertThat(header).startsWith("attachment; ").contains("filename*=UTF-8''").doesNotContain("\r", "\n");
      String encoded = header.replaceAll(".*filename\\*=UTF-8''", "");
      assertThat(URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8)).isEqualTo(kept);
    }
  }
}
