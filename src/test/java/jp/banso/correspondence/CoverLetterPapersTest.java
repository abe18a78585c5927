package jp.banso.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import jp.banso.correspondence.CoverLetter.Honorific;
import jp.banso.platform.documents.PaperSetter;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

@DisplayName("鑑を作る")
class CoverLetterPapersTest {

  private static final CoverLetter LETTER =
      new CoverLetter(
          "医第123号", LocalDate.of(2025, 7, 28), "有限責任監査法人〇〇\r\n事務局", Honorific.ONCHU,
          "秋田県健康福祉部医務薬事課長", true, "伴走支援申込書の提出について", "　このことについて、下記のとおり提出します。",
          "１　申込書　２部\n２　𠮷野・髙田の確認票", "医務薬事課　018-000-0000");
  private static final CoverLetter BLANK =
      new CoverLetter("", null, "", Honorific.DONO, "", false, "", "", "", "");

  private final CoverLetterPapers papers = papers();

  @Test
  @DisplayName("PDFとWordは、文書番号から連絡先まで同じ行を同じ順に持つ")
  void pdfAndWordSayTheSame() throws IOException {
    String pdf = text(pdf(LETTER)).replaceAll("[\\s\u3000]", "");
    String word = String.join("", word(LETTER)).replaceAll("[\\s\u3000]", "");
    assertThat(pdf).isEqualTo(word);
    assertThat(word)
        .isEqualTo(
            "医第123号令和7年7月28日有限責任監査法人〇〇事務局御中秋田県健康福祉部医務薬事課長（公印省略）"
                + "伴走支援申込書の提出についてこのことについて、下記のとおり提出します。記１申込書２部２𠮷野・髙田の確認票以上"
                + "【連絡先】医務薬事課018-000-0000");
  }

  @Test
  @DisplayName("文書番号も日付も宛名もない案でも作れ、記・以上・公印省略は要るときだけ出る")
  void aBlankDraftIsPrintedToo() throws IOException {
    assertThat(text(pdf(BLANK)).strip()).isEqualTo("令和　　年　　月　　日");
    assertThat(word(BLANK)).filteredOn(line -> !line.isBlank()).containsExactly("令和　　年　　月　　日");
  }

  @Test
  @DisplayName("Wordでは、番号・日付・発出者・以上が右、件名と記が中央に寄る")
  void wordIsSetAsOfficesWrite() throws IOException {
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(wordFile(LETTER)))) {
      assertThat(document.getParagraphs())
          .filteredOn(paragraph -> paragraph.getAlignment() == ParagraphAlignment.RIGHT)
          .extracting(XWPFParagraph::getText)
          .containsExactly("医第123号", "令和7年7月28日", "秋田県健康福祉部医務薬事課長", "（公印省略）", "以上");
      assertThat(document.getParagraphs())
          .filteredOn(paragraph -> paragraph.getAlignment() == ParagraphAlignment.CENTER)
          .extracting(XWPFParagraph::getText)
          .containsExactly("伴走支援申込書の提出について", "記");
    }
  }

  @Test
  @DisplayName("宛名に敬称まで書いてあれば重ねず、一行ごとの敬称もそのまま残る")
  void aTypedHonorificIsNotDoubled() throws IOException {
    CoverLetter many =
        new CoverLetter(
            "", null, "各市町村担当課長　様\n関係団体各位", Honorific.SAMA, "医務課長", true, "照会", "本文", "", "");
    assertThat(word(many)).contains("各市町村担当課長　様", "関係団体各位");
    assertThat(String.join("", word(many))).doesNotContain("各位　様");
  }

  @Test
  @DisplayName("次回のために残すのは文面で、番号と日付は残らない")
  void numberAndDayAreOfOneLetter() {
    assertThat(LETTER.forNextTime().dated("医第123号", LocalDate.of(2025, 7, 28))).isEqualTo(LETTER);
    assertThat(LETTER.forNextTime().documentNumber()).isEmpty();
    assertThat(LETTER.forNextTime().date()).isNull();
  }

  @Test
  @DisplayName("綴じた一式は全ページに版の印を持ち、字体は埋め込まれる")
  void everyPageOfASetIsMarked() throws IOException {
    ByteArrayOutputStream set = new ByteArrayOutputStream();
    PaperSetter.bind(
        List.of(pdf(LETTER), pdf(BLANK), pdf(LETTER)), (page, pages) -> "第2版 𠮷 " + page + "/" + pages, set);
    try (PDDocument bound = Loader.loadPDF(set.toByteArray())) {
      assertThat(bound.getNumberOfPages()).isEqualTo(3);
      for (int page = 1; page <= 3; page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        assertThat(stripper.getText(bound)).contains("第2版 𠮷 " + page + "/3");
      }
      for (PDPage page : bound.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
        }
      }
    }
  }

  private byte[] pdf(CoverLetter letter) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    papers.pdf(letter, target);
    return target.toByteArray();
  }

  private byte[] wordFile(CoverLetter letter) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    papers.word(letter, target);
    return target.toByteArray();
  }

  private List<String> word(CoverLetter letter) throws IOException {
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(wordFile(letter)))) {
      return document.getParagraphs().stream().map(XWPFParagraph::getText).toList();
    }
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument paper = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(paper);
    }
  }

  private static CoverLetterPapers papers() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("i18n/correspondence");
    messages.setDefaultEncoding("UTF-8");
    ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver();
    files.setPrefix("templates/");
    files.setSuffix(".html");
    files.setCharacterEncoding("UTF-8");
    SpringTemplateEngine templates = new SpringTemplateEngine();
    templates.setTemplateEngineMessageSource(messages);
    templates.addTemplateResolver(files);
    return new CoverLetterPapers(templates, messages);
  }
}
