package jp.banso.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.LinkedHashSet;
import java.util.List;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("ファイルの種類")
class FileKindTest {

  @Test
  @DisplayName("種類は中身で決まる")
  void readsTheContent() throws IOException {
    assertThat(of("%PDF-1.7 …".getBytes(StandardCharsets.UTF_8))).isEqualTo(FileKind.PDF);
    assertThat(of(zip("[Content_Types].xml", "word/document.xml"))).isEqualTo(FileKind.WORD);
    assertThat(of(zip("[Content_Types].xml", "xl/workbook.xml"))).isEqualTo(FileKind.EXCEL);
    assertThat(of(zip("[Content_Types].xml", "ppt/presentation.xml"))).isEqualTo(FileKind.POWERPOINT);
    assertThat(FileKind.WORD.fits("様式.DOCX")).isTrue();
    assertThat(FileKind.WORD.fits("様式.docx.exe")).isFalse();
  }

  @Test
  @DisplayName("マクロのあるもの、旧形式、ただの圧縮ファイル、壊れたものは受け付けない")
  void refusesTheRest() throws IOException {
    assertThat(of(zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"))).isNull();
    assertThat(of(zip("word/document.xml"))).isNull();
    assertThat(of(zip("readme.txt"))).isNull();
    assertThat(of(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0})).isNull();
    assertThat(of("MZ".getBytes(StandardCharsets.US_ASCII))).isNull();
    assertThat(of(new byte[0])).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xl/externalLinks/externalLink1.xml", "word/embeddings/Sheet1.xlsm", "word/embeddings/oleObject1.bin", "word/activeX/activeX1.bin"})
  @DisplayName("別のファイルを埋め込んだもの、外部を参照するものは受け付けない")
  void refusesWhatReachesElsewhere(String part) throws IOException {
    assertThat(of(zip("[Content_Types].xml", "word/document.xml", part))).isNull();
  }

  @Test
  @DisplayName("開いたときに外から取り込むものは受け付けず、押して初めて開くリンクは受け付ける")
  void refusesWhatIsFetchedFromElsewhere() throws IOException {
    String kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    assertThat(of(related(kinds + "attachedTemplate"))).isNull();
    assertThat(of(related(kinds + "image"))).isNull();
    assertThat(of(related(kinds + "hyperlink"))).isEqualTo(FileKind.WORD);
  }

  /** Row 24 of the catalogue of faults. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "<w:instrText>DDEAUTO c:\\\\windows\\\\cmd.exe \"/k x\"</w:instrText> | LINKS",
    "<w:fldChar w:fldCharType=\"begin\"/><w:instrText xml:space=\"preserve\"> D</w:instrText></w:r><w:r><w:instrText>DEAU</w:instrText><w:instrText>TO x</w:instrText> | LINKS",
    "<w:fldSimple w:instr=' dde excel x y'/> | LINKS",
    "<w:instrText>&#68;&#x44;EAUTO x</w:instrText> | LINKS",
    "<x:instrText>INCLUDEPICTURE \"http://example.jp/a\"</x:instrText> | LINKS",
    "<w:instrText> PAGE </w:instrText><w:instrText>HYPERLINK \"http://example.jp\"</w:instrText> | WORD",
    "<w:t>DDEAUTO INCLUDETEXT とは何か</w:t> | WORD",
    "<w:fldChar w:fldCharType=\"begin\"/><w:instrText> REF link </w:instrText> | WORD"
  })
  @DisplayName("開いたときにほかのプログラムを動かす欄のあるWordは、何に分けて書いてあっても断り、文としてその語があるだけなら受け付ける")
  void refusesFieldsThatReachOut(String content, String expected) throws IOException {
    for (String part : new String[] {"word/document.xml", "word/header1.xml"}) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
        for (String name : new String[] {"[Content_Types].xml", "word/document.xml", "word/header1.xml"}) {
          zip.putNextEntry(new ZipEntry(name));
          zip.write((name.equals(part) ? "<w:document>" + " ".repeat(8190) + content + "</w:document>" : "<a/>").getBytes(StandardCharsets.UTF_8));
          zip.closeEntry();
        }
      }
      FileJudgement judged = FileJudgement.of(new ByteArrayInputStream(bytes.toByteArray()));
      assertThat(judged.kind() == null ? judged.refusal().name() : judged.kind().name()).as(part).isEqualTo(expected);
    }
  }

  @Test
  @DisplayName("多くの欄の後ろ、名前の違う部品、UTF-16の部品に書かれた欄も断る")
  void refusesFieldsWhereverTheyAre() throws IOException {
    String code = "<w:fldChar w:fldCharType=\"begin\"/><w:instrText> DDEAUTO x </w:instrText>";
    String harmless = "<w:fldChar w:fldCharType=\"begin\"/><w:instrText> PAGEREF _Toc1 </w:instrText>";
    assertThat(withPart("word/document.xml", harmless.repeat(9_000) + code, StandardCharsets.UTF_8)).isEqualTo("LINKS");
    assertThat(withPart("word/document.xml", harmless.repeat(9_000), StandardCharsets.UTF_8)).isEqualTo("WORD");
    assertThat(withPart("doc/text.xml", code, StandardCharsets.UTF_8)).isEqualTo("LINKS");
    assertThat(withPart("word/document.xml", code, StandardCharsets.UTF_16)).isEqualTo("LINKS");
  }

  private static String withPart(String part, String content, Charset charset) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : new LinkedHashSet<>(List.of("[Content_Types].xml", "word/document.xml", part))) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.equals(part) ? ("<w:document>" + content + "</w:document>").getBytes(charset) : new byte[] {1});
        zip.closeEntry();
      }
    }
    FileJudgement judged = FileJudgement.of(new ByteArrayInputStream(bytes.toByteArray()));
    return judged.kind() == null ? judged.refusal().name() : judged.kind().name();
  }

  private static byte[] related(String kind) throws IOException {
    String relation =
        "<Relationships><Relationship Id=\"r1\" Type=\"%s\" Target=\"http://example.jp/a\" TargetMode=\"External\"/>"
            + "<Relationship Id=\"r2\" Type=\"%s\" Target=\"theme1.xml\"/></Relationships>";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : new String[] {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"}) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.endsWith(".rels") ? relation.formatted(kind, kind).getBytes(StandardCharsets.UTF_8) : new byte[] {1});
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  @Test
  @DisplayName("途中のどこで切れたものも、受け付けず、止まらない")
  void refusesWhatIsCutAnywhere() throws IOException {
    byte[] whole = zip("[Content_Types].xml", "word/document.xml");
    int entries = new String(whole, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    for (int length = 0; length < entries; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatCode(() -> of(cut)).as("%d bytes", length).doesNotThrowAnyException();
    }
    assertThat(of(Arrays.copyOf(whole, entries / 2))).isNull();
  }

  private static FileKind of(byte[] content) throws IOException {
    return FileKind.of(new ByteArrayInputStream(content)).orElse(null);
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(1);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
