package jp.banso.overview.web;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.correspondence.Letters;
import jp.banso.correspondence.Letters.Received;
import jp.banso.parties.CaseHistory;
import jp.banso.parties.CaseHistory.RecentAct;
import jp.banso.parties.Viewer;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What happened lately: mails to the viewer and, for the secretariat, what others did. */
@Component
class News {

  private static final int SHOWN = 5;

  private final Letters letters;
  private final CaseHistory history;
  private final CaseNumbers numbers;
  private final MessageSource messages;

  News(Letters letters, CaseHistory history, CaseNumbers numbers, MessageSource messages) {
    this.messages = messages;
    this.letters = letters;
    this.history = history;
    this.numbers = numbers;
  }

  List<NewsView> of(Viewer viewer) {
    return Stream.concat(
            letters.received(viewer, null, SHOWN).stream().map(this::letter),
            history.latest(viewer, SHOWN).stream().map(this::act))
        .sorted(Comparator.comparing(NewsView::at).reversed())
        .limit(SHOWN)
        .toList();
  }

  NewsView letter(Received letter) {
    return new NewsView(
        letter.at(), letter.subject(), numbers.shown(letter.caseKey()), letter.href());
  }

  private NewsView act(RecentAct recent) {
    String text =
        messages.getMessage(
            "overview.news.act", new Object[] {recent.act().what(), recent.act().who()},
            Locale.JAPAN);
    return new NewsView(recent.act().at(), text, numbers.shown(recent.caseKey()), null);
  }
}
