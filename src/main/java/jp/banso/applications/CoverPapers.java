package jp.banso.applications;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.banso.calls.CallView;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.Wareki;
import jp.banso.platform.documents.PaperSetter;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** The 鑑 of a package on paper: as PDF and as Word, from the same lines. */
@Component
class CoverPapers {

  private final ITemplateEngine templates;
  private final MessageSource messages;

  CoverPapers(ITemplateEngine templates, MessageSource messages) {
    this.templates = templates;
    this.messages = messages;
  }

  /** A line of the paper. */
  public record Line(Place place, String text) {}

  /** Where a line stands. */
  public enum Place {
    LEFT,
    CENTRE,
    RIGHT;

    /** As the page's style sheet calls it. */
    public String style() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  void pdf(CallView call, PrefectureCode prefecture, PackageView sent, OutputStream target) throws IOException {
    Map<String, Object> values = Map.of("title", subject(call), "lines", lines(call, prefecture, sent));
    PaperSetter.set(templates.process("applications/cover-paper", new Context(Locale.JAPAN, values)), target);
  }

  void word(CallView call, PrefectureCode prefecture, PackageView sent, OutputStream target) throws IOException {
    try (XWPFDocument document = new XWPFDocument()) {
      document.getProperties().getCoreProperties().setTitle(subject(call));
      for (Line line : lines(call, prefecture, sent)) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setAlignment(
            switch (line.place()) {
              case LEFT -> ParagraphAlignment.LEFT;
              case CENTRE -> ParagraphAlignment.CENTER;
              case RIGHT -> ParagraphAlignment.RIGHT;
            });
        paragraph.createRun().setText(line.text());
      }
      document.write(target);
    }
  }

  /** From 文書番号 to 以上, as official letters go. */
  List<Line> lines(CallView call, PrefectureCode prefecture, PackageView sent) {
    SubmissionCover cover = sent.cover();
    List<Line> lines = new ArrayList<>();
    if (!cover.documentNumber().isBlank()) {
      lines.add(new Line(Place.RIGHT, cover.documentNumber()));
    }
    lines.add(new Line(Place.RIGHT, Wareki.date(cover.datedOn())));
    blank(lines);
    lines.add(new Line(Place.LEFT, text("applications.cover.to", cover.addressee(), text(cover.honorific().messageKey()))));
    blank(lines);
    lines.add(new Line(Place.RIGHT, cover.sender()));
    if (cover.sealOmitted()) {
      lines.add(new Line(Place.RIGHT, text("applications.cover.sealOmitted.printed")));
    }
    blank(lines);
    lines.add(new Line(Place.CENTRE, subject(call)));
    blank(lines);
    lines.add(new Line(Place.LEFT, text("applications.cover.body", prefecture.name())));
    blank(lines);
    lines.add(new Line(Place.CENTRE, text("applications.cover.below")));
    blank(lines);
    lines.add(new Line(Place.LEFT, text("applications.cover.count", sent.items().size())));
    for (PackageView.Item item : sent.items()) {
      lines.add(new Line(Place.LEFT, text("applications.cover.item", item.receiptNumber(), item.areaName())));
    }
    if (!sent.note().isBlank()) {
      lines.add(new Line(Place.LEFT, text("applications.cover.note")));
      sent.note().lines().forEach(line -> lines.add(new Line(Place.LEFT, text("applications.cover.noteLine", line))));
    }
    lines.add(new Line(Place.RIGHT, text("applications.cover.end")));
    return lines;
  }

  private String subject(CallView call) {
    return text("applications.cover.subject", call.title());
  }

  private static void blank(List<Line> lines) {
    lines.add(new Line(Place.LEFT, ""));
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }
}
