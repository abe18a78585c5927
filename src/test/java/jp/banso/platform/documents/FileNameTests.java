package jp.banso.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.banso.BansoTest;
import jp.banso.platform.web.FileDownload;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;

/** Row 26 of the catalogue of faults. */
@BansoTest
@DisplayName("ファイルの名前に何が書いてあっても、番号で保存し、名前は一つの見出しで渡す")
class FileNameTests {

  private static final String[] PARTS = {
    "../", "..\\", "\"", "\r\nSet-Cookie: a=b", "\u202E", "\u200F", "表", "ソ", "能", "か\u3099", "は\u309A", "葛\uDB40\uDD00", "𠮷", "\uFA19",
    ";", "'", "%00", "\0", "/", " ", "=?UTF-8?B?", "?=", "filename=", ".", ".pdf", "\uD800", "\uDC00", "～", "①", "C:", "長".repeat(120), "x".repeat(300)
  };
  private static final Pattern EXTENDED = Pattern.compile("filename\\*=UTF-8''([A-Za-z0-9!#$&+.^_`|~%-]*)");

  @Autowired private Documents documents;
  @Autowired private JdbcClient jdbc;

  @Test
  @DisplayName("でたらめな名前を百、保存しても、見出しは一行で、読み戻した名前は保存した名前と同じ")
  void keepsAnyNameHarmless() throws Exception {
    Random random = new Random(20250731L);
    for (int tries = 0; tries < 100; tries++) {
      StringBuilder name = new StringBuilder();
      for (int i = random.nextInt(6); i >= 0; i--) {
        name.append(PARTS[random.nextInt(PARTS.length)]);
      }
      String typed = name + ".xlsx";
      DocumentId id = documents.store(typed, "application/octet-stream", new ByteArrayInputStream(new byte[] {1}));
      assertThat(id.value()).isInstanceOf(UUID.class);
      String kept = documents.describe(id).orElseThrow().fileName();
      assertThat(kept).as(typed).endsWith(".xlsx").doesNotContain("/", "\\", "\"", "\u202E", "\u200F", "\u3099", "\u309A");
      assertThat(kept.codePoints()).noneMatch(Character::isISOControl);
      assertThat(kept.codePointCount(0, kept.length())).isLessThanOrEqualTo(FileName.LONGEST);
      MockHttpServletResponse response = new MockHttpServletResponse();
      FileDownload.to(response, kept).write(1);
      String header = response.getHeader("Content-Disposition");
      assertThat(header).startsWith("attachment; ").matches("[\\x20-\\x7E]+");
      Matcher extended = EXTENDED.matcher(header);
      assertThat(extended.find()).as(header).isTrue();
      assertThat(URLDecoder.decode(extended.group(1).replace("+", "%2B"), StandardCharsets.UTF_8)).isEqualTo(kept);
    }
  }

  @Test
  @DisplayName("Macの濁点は一字に戻し、二とおりに書く漢字は書かれたまま残す")
  void composesWhatAMacTakesApart() throws Exception {
    String mac = Normalizer.normalize("プログラムがば.pdf", Normalizer.Form.NFD);
    DocumentId id = documents.store(mac, "application/pdf", new ByteArrayInputStream(new byte[] {1}));
    assertThat(documents.describe(id).orElseThrow().fileName()).isEqualTo("プログラムがば.pdf");
    assertThat(FileName.kept("\uFA19社﨑髙葛\uDB40\uDD00.pdf")).isEqualTo("\uFA19社﨑髙葛\uDB40\uDD00.pdf");
    assertThat(FileName.kept("表ソ能.pdf")).isEqualTo("表ソ能.pdf");
    assertThat(FileName.kept(null)).isEmpty();
    assertThat(jdbc.sql("select count(*) from document where file_name like '%/%'").query(Integer.class).single()).isZero();
  }
}
