package jp.banso.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("回付するファイルの種類")
class RelayedFilesTest {

  private static final byte[] PDF = "%PDF-1.4".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PICTURE = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0};

  private static byte[] zip(String name, byte[] content) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, Charset.forName("windows-31j"))) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return out.toByteArray();
  }

  @Test
  @DisplayName("紙にあたるものは内容で見分け、名前だけのものや中に危ないものがある書庫は残す")
  void goesByTheContent() throws Exception {
    assertThat(RelayedFiles.isPaper("scan.PDF", PDF)).isTrue();
    assertThat(RelayedFiles.isPaper("写真.jpg", PICTURE)).isTrue();
    assertThat(RelayedFiles.isPaper("メモ.txt", "申込み".getBytes(Charset.forName("windows-31j")))).isTrue();
    assertThat(RelayedFiles.isPaper("scan.pdf.exe", PDF)).isFalse();
    assertThat(RelayedFiles.isPaper("写真.jpg", new byte[] {'M', 'Z', 1})).isFalse();
    assertThat(RelayedFiles.isPaper("申込書.xlsm", zip("xl/vbaProject.bin", PDF))).isFalse();
    assertThat(RelayedFiles.isPaper("頁.html", "<script>".getBytes(StandardCharsets.US_ASCII))).isFalse();
    assertThat(RelayedFiles.holdsPapers(zip("別紙２/申込書.pdf", PDF))).isTrue();
    assertThat(RelayedFiles.holdsPapers(zip("setup.exe", PDF))).isFalse();
    assertThat(RelayedFiles.holdsPapers(zip("内.zip", zip("setup.exe", PDF)))).isFalse();
    assertThat(RelayedFiles.holdsPapers(PDF)).isFalse();
  }
}
