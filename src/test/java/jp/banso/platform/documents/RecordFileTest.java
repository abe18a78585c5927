package jp.banso.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;

@DisplayName("代理入力に添えるファイル")
class RecordFileTest {

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10};
  private static final byte[] MAIL = "From: region@example.jp\r\n\r\n承知しました。".getBytes(StandardCharsets.UTF_8);

  @Test
  @DisplayName("メール・文書・写真は受け取る")
  void takesMailsPapersAndPictures() throws IOException {
    assertThat(fits("返信.eml", MAIL)).isTrue();
    assertThat(fits("控え.PDF", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII))).isTrue();
    assertThat(fits("FAX.png", PNG)).isTrue();
  }

  @Test
  @DisplayName("プログラムや、名前と中身の合わないものは受け取らない")
  void refusesPrograms() throws IOException {
    assertThat(fits("控え.exe", "MZ".getBytes(StandardCharsets.US_ASCII))).isFalse();
    assertThat(fits("控え.pdf", "MZ".getBytes(StandardCharsets.US_ASCII))).isFalse();
    assertThat(fits("控え.exe", PNG)).isFalse();
    assertThat(fits("控え.txt", new byte[] {'M', 'Z', 0, 3})).isFalse();
    assertThat(fits("メモ.txt", "電話で了承".getBytes(StandardCharsets.UTF_16))).isTrue();
    assertThat(fits("控え.html", MAIL)).isFalse();
    assertThat(fits(null, MAIL)).isFalse();
  }

  private static boolean fits(String name, byte[] content) throws IOException {
    return RecordFile.fits(name, new ByteArrayResource(content));
  }
}
