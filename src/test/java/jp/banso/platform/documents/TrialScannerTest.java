package jp.banso.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.banso.platform.documents.FileScanner.Verdict;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Row 46 of the catalogue of faults, where no scanner is set up. */
@DisplayName("ウイルス対策の試験用ファイルを、包みの中でも見つける")
class TrialScannerTest {

  private static final byte[] TRIAL =
      ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*").getBytes(StandardCharsets.US_ASCII);

  @Test
  @DisplayName("そのまま、Excelの部品、圧縮ファイル、圧縮の中の圧縮")
  void findsItWhereverItLies() throws IOException {
    assertThat(scan(TRIAL)).isEqualTo(Verdict.INFECTED);
    assertThat(scan(("  \n" + new String(TRIAL, StandardCharsets.US_ASCII)).getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(Verdict.INFECTED);
    byte[] workbook = zip("[Content_Types].xml", new byte[10], "xl/media/image1.png", TRIAL);
    assertThat(scan(workbook)).isEqualTo(Verdict.INFECTED);
    assertThat(scan(zip("big", new byte[3_000_000], "a.txt", TRIAL))).isEqualTo(Verdict.INFECTED);
    assertThat(scan(zip("a.docx", zip("b.zip", zip("c.txt", TRIAL))))).isEqualTo(Verdict.INFECTED);
  }

  @Test
  @DisplayName("どこで読み切れても見つけ、似たものは見つけたことにしない")
  void findsItAcrossTheEdgesOfWhatIsRead() throws IOException {
    for (int before : new int[] {1, 8191, 8192 - 30, 16384 - 68}) {
      byte[] file = new byte[before + TRIAL.length];
      System.arraycopy(TRIAL, 0, file, before, TRIAL.length);
      assertThat(scan(file)).as("%d", before).isEqualTo(Verdict.INFECTED);
    }
    assertThat(scan(Arrays.copyOf(TRIAL, TRIAL.length - 1))).isEqualTo(Verdict.CLEAN);
    assertThat(scan("X5O!X5O!P%".getBytes(StandardCharsets.US_ASCII))).isEqualTo(Verdict.CLEAN);
  }

  @Test
  @DisplayName("空のもの、壊れた圧縮、圧縮爆弾で止まらない")
  void survivesAnything() throws IOException {
    assertThat(scan(new byte[0])).isEqualTo(Verdict.CLEAN);
    byte[] packed = zip("a", new byte[100_000], "b", TRIAL);
    for (int length = 0; length < packed.length; length += 7) {
      assertThat(scan(Arrays.copyOf(packed, length))).isIn(Verdict.CLEAN, Verdict.INFECTED);
    }
    byte[] bomb = zip("a", new byte[60_000_000]);
    assertThat(scan(zip("1", bomb, "2", bomb, "3", bomb, "4", bomb, "5", bomb))).isEqualTo(Verdict.CLEAN);
  }

  private static Verdict scan(byte[] file) {
    return new TrialScanner().scan(new ByteArrayInputStream(file));
  }

  private static byte[] zip(Object... namesAndContents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
        zip.write((byte[]) namesAndContents[i + 1]);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
