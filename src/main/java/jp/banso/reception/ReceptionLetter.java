package jp.banso.reception;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import jp.banso.calls.CallView;
import jp.banso.correspondence.Sites;
import jp.banso.kernel.Wareki;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * 鑑文の文例: the letter by which a prefecture tells its municipalities and hubs of the call, as a Word file to be worked on. Its
 * day is left open, as it is the day on which it is decided.
 */
@Component
public class ReceptionLetter {

  private static final String FONT = "MS Mincho";
  private static final int SIZE = 11;

  private final Sites sites;
  private final MessageSource messages;

  ReceptionLetter(Sites sites, MessageSource messages) {
    this.sites = sites;
    this.messages = messages;
  }

  /** Writes it; it names the prefecture's own day and the short address of its page. */
  public void write(ReceptionView page, OutputStream out) throws IOException {
    try (XWPFDocument letter = new XWPFDocument()) {
      CallView call = page.call();
      ReceptionNotice notice = page.notice();
      if (!notice.letterNumber().isBlank()) {
        line(letter, ParagraphAlignment.RIGHT, notice.letterNumber());
      }
      line(letter, ParagraphAlignment.RIGHT, text("reception.letter.date", Wareki.date(call.terms().publishedOn()).substring(0, 2)));
      blank(letter);
      notice.letterTo().lines().forEach(to -> line(letter, ParagraphAlignment.LEFT, to));
      blank(letter);
      line(letter, ParagraphAlignment.RIGHT, notice.letterFrom());
      line(letter, ParagraphAlignment.RIGHT, text("reception.letter.seal"));
      blank(letter);
      line(letter, ParagraphAlignment.CENTER, text("reception.letter.subject", call.title()));
      blank(letter);
      line(letter, ParagraphAlignment.LEFT, text("reception.letter.body", call.projectTitle(), call.title()));
      if (!notice.words().isBlank()) {
        notice.words().lines().forEach(words -> line(letter, ParagraphAlignment.LEFT, words));
      }
      blank(letter);
      line(letter, ParagraphAlignment.CENTER, text("reception.letter.record"));
      blank(letter);
      line(letter, ParagraphAlignment.LEFT, text("reception.letter.item.day", Wareki.date(page.days().regionDueOn())));
      line(letter, ParagraphAlignment.LEFT, text("reception.letter.item.deadline", Wareki.date(call.terms().deadline())));
      line(letter, ParagraphAlignment.LEFT, text("reception.letter.item.page"));
      addresses(page).forEach(address -> line(letter, ParagraphAlignment.LEFT, text("reception.letter.indented", address)));
      line(letter, ParagraphAlignment.LEFT, text("reception.letter.item.papers"));
      page.documents().forEach(
          paper -> line(letter, ParagraphAlignment.LEFT, text("reception.letter.paper", paper.mark(), paper.title())));
      if (!notice.contact().isBlank()) {
        line(letter, ParagraphAlignment.LEFT, text("reception.letter.item.contact"));
        notice.contact().lines().forEach(contact -> line(letter, ParagraphAlignment.LEFT, text("reception.letter.indented", contact)));
      }
      blank(letter);
      line(letter, ParagraphAlignment.RIGHT, text("reception.letter.end"));
      letter.write(out);
    }
  }

  /** The short address as it is printed, on each network. */
  public List<String> addresses(ReceptionView page) {
    return sites.lines("/a/" + page.code());
  }

  /** What the file is called. */
  public String fileName(ReceptionView page) {
    return text("reception.letter.file", page.prefecture().name());
  }

  private static void blank(XWPFDocument letter) {
    letter.createParagraph();
  }

  private static void line(XWPFDocument letter, ParagraphAlignment side, String words) {
    XWPFParagraph paragraph = letter.createParagraph();
    paragraph.setAlignment(side);
    XWPFRun run = paragraph.createRun();
    run.setFontFamily(FONT);
    run.setFontSize(SIZE);
    run.setText(words);
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }
}
