package jp.banso.reception;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.banso.calls.CallView;
import jp.banso.correspondence.CoverLetter;
import jp.banso.correspondence.CoverLetter.Honorific;
import jp.banso.correspondence.CoverLetterPapers;
import jp.banso.correspondence.Sites;
import jp.banso.kernel.Wareki;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * 鑑文の文例: the letter by which a prefecture tells its municipalities and hubs of the call, as a Word file to be worked on. Its
 * day is left open until the prefecture says it, as it is the day on which it is decided.
 */
@Component
public class ReceptionLetter {

  private final Sites sites;
  private final CoverLetterPapers papers;
  private final MessageSource messages;

  ReceptionLetter(Sites sites, CoverLetterPapers papers, MessageSource messages) {
    this.sites = sites;
    this.papers = papers;
    this.messages = messages;
  }

  /** Writes it; it names the prefecture's own day and the short address of its page. */
  public void write(ReceptionView page, OutputStream out) throws IOException {
    papers.word(letter(page), out);
  }

  private CoverLetter letter(ReceptionView page) {
    CallView call = page.call();
    ReceptionNotice notice = page.notice();
    List<String> body = new ArrayList<>();
    body.add(text("reception.letter.body", call.projectTitle(), call.title()));
    notice.words().lines().forEach(body::add);
    List<String> items = new ArrayList<>();
    items.add(text("reception.letter.item.day", Wareki.date(page.days().regionDueOn()), page.prefecture().name()));
    items.add(text("reception.letter.item.deadline", Wareki.date(call.terms().deadline())));
    items.add(text("reception.letter.item.page"));
    addresses(page).forEach(address -> items.add(text("reception.letter.indented", address)));
    items.add(text("reception.letter.item.papers"));
    page.documents().forEach(paper -> items.add(text("reception.letter.paper", paper.mark(), paper.title())));
    return new CoverLetter(
        notice.letterNumber(), notice.letterDate(), notice.letterTo(), Honorific.SAMA, notice.letterFrom(),
        !notice.letterSealed(),
        text("reception.letter.subject", call.title()), String.join("\n", body), String.join("\n", items),
        notice.contact());
  }

  /** The short address as it is printed, on each network. */
  public List<String> addresses(ReceptionView page) {
    return sites.lines("/a/" + page.code());
  }

  /** What the file is called. */
  public String fileName(ReceptionView page) {
    return text("reception.letter.file", page.prefecture().name());
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }
}
