package jp.banso.knowledge.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.banso.platform.web.LinkView;
import jp.banso.platform.web.OptionView;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Words that the pages of the module share. */
@Component
class KnowledgeWords {

  private final MessageSource messages;

  KnowledgeWords(MessageSource messages) {
    this.messages = messages;
  }

  String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }

  static List<OptionView> same(List<String> names) {
    return names.stream().map(name -> new OptionView(name, name)).toList();
  }

  /** The way to a page of a list. */
  List<LinkView> trail(String listKey, String list, String... last) {
    return Stream.concat(
            Stream.of(new LinkView(text(listKey), last.length == 0 ? null : list)),
            Arrays.stream(last).map(label -> new LinkView(label, null)))
        .toList();
  }
}
