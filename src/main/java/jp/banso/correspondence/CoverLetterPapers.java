package jp.banso.correspondence;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import jp.banso.kernel.Wareki;
import jp.banso.platform.documents.PaperSetter;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** 鑑 as a PDF, and as a Word file in which an office goes on writing. Both have the same lines in the same order. */
@Component
public class CoverLetterPapers {

  public static final String WORD_TYPE =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  /** A4 in twentieths of a point. */
  private static final int WIDTH = 11906;
  private static final int HEIGHT = 16838;
  private static final int MARGIN = 1418;
  private static final int FONT_SIZE = 11;
  /** Two signs of the text. */
  private static final int INDENT = FONT_SIZE * 2 * 20;

  private final ITemplateEngine templates;
  private final MessageSource messages;

  CoverLetterPapers(ITemplateEngine templates, MessageSource messages) {
    this.templates = templates;
    this.messages = messages;
  }

  /** The parts of a letter as they are printed. */
  public record Printed(
      String number, String date, List<String> addressees, String sender, String seal, String subject,
      List<String> body, List<String> items, List<String> contact) {}

  public void pdf(CoverLetter letter, OutputStream target) throws IOException {
    PaperSetter.set(
        templates.process("correspondence/cover", new Context(Locale.JAPANESE, Map.of("cover", printed(letter)))),
        target);
  }

  public void word(CoverLetter letter, OutputStream target) throws IOException {
    Printed printed = printed(letter);
    try (XWPFDocument document = new XWPFDocument()) {
      page(document);
      Pen pen = new Pen(document, text("correspondence.cover.font"));
      pen.write(printed.number(), ParagraphAlignment.RIGHT);
      pen.write(printed.date(), ParagraphAlignment.RIGHT);
      pen.blank();
      printed.addressees().forEach(line -> pen.write(line, ParagraphAlignment.LEFT));
      pen.blank();
      pen.write(printed.sender(), ParagraphAlignment.RIGHT);
      pen.write(printed.seal(), ParagraphAlignment.RIGHT);
      pen.blank();
      pen.write(printed.subject(), ParagraphAlignment.CENTER);
      pen.blank();
      printed.body().forEach(line -> pen.write(line, ParagraphAlignment.LEFT));
      if (!printed.items().isEmpty()) {
        pen.blank();
        pen.write(text("correspondence.cover.items.begin"), ParagraphAlignment.CENTER);
        pen.blank();
        printed.items().forEach(line -> pen.write(line, ParagraphAlignment.LEFT));
        pen.write(text("correspondence.cover.items.end"), ParagraphAlignment.RIGHT);
      }
      if (!printed.contact().isEmpty()) {
        pen.blank();
        pen.write(text("correspondence.cover.contact.begin"), ParagraphAlignment.LEFT);
        printed.contact().forEach(line -> pen.indented(line));
      }
      document.write(target);
    }
  }

  private static void page(XWPFDocument document) {
    CTSectPr section = document.getDocument().getBody().addNewSectPr();
    CTPageSz size = section.addNewPgSz();
    size.setW(BigInteger.valueOf(WIDTH));
    size.setH(BigInteger.valueOf(HEIGHT));
    CTPageMar margin = section.addNewPgMar();
    margin.setTop(BigInteger.valueOf(MARGIN));
    margin.setBottom(BigInteger.valueOf(MARGIN));
    margin.setLeft(BigInteger.valueOf(MARGIN));
    margin.setRight(BigInteger.valueOf(MARGIN));
  }

  private Printed printed(CoverLetter letter) {
    List<String> addressed = addressed(lines(letter.addressee()), text(letter.honorific().messageKey()));
    return new Printed(
        letter.documentNumber(),
        letter.date() == null ? text("correspondence.cover.undated") : Wareki.dateWithoutWeekday(letter.date()),
        addressed, letter.senderTitle(), letter.sealOmitted() ? text("correspondence.cover.sealOmitted") : "",
        letter.subject(), lines(letter.body()), lines(letter.items()), lines(letter.contact()));
  }

  /** The 敬称 follows the last line, unless it was typed with it: a letter to several has one of its own on each line. */
  private List<String> addressed(List<String> addressees, String honorific) {
    if (addressees.isEmpty()) {
      return List.of();
    }
    int last = addressees.size() - 1;
    boolean typed =
        Stream.of(text("correspondence.cover.addressed").split(" ")).anyMatch(addressees.get(last).strip()::endsWith);
    return Stream.concat(
            addressees.subList(0, last).stream(),
            Stream.of(
                typed ? addressees.get(last) : text("correspondence.cover.addressee", addressees.get(last), honorific)))
        .toList();
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }

  /** Writes one paragraph after the other. */
  private record Pen(XWPFDocument document, String font) {

    void write(String line, ParagraphAlignment alignment) {
      if (!line.isEmpty() || alignment == ParagraphAlignment.LEFT) {
        paragraph(line).setAlignment(alignment);
      }
    }

    void indented(String line) {
      paragraph(line).setIndentationLeft(INDENT);
    }

    void blank() {
      paragraph("");
    }

    private XWPFParagraph paragraph(String line) {
      XWPFParagraph paragraph = document.createParagraph();
      XWPFRun run = paragraph.createRun();
      run.setFontFamily(font, XWPFRun.FontCharRange.ascii);
      run.setFontFamily(font, XWPFRun.FontCharRange.eastAsia);
      run.setFontFamily(font, XWPFRun.FontCharRange.hAnsi);
      run.setFontSize(FONT_SIZE);
      run.setText(line);
      return paragraph;
    }
  }
}
