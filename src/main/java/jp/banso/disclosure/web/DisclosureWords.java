package jp.banso.disclosure.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.banso.disclosure.DisclosureAsker;
import jp.banso.disclosure.DisclosureBasis;
import jp.banso.disclosure.DisclosureFind;
import jp.banso.disclosure.WithholdGround;
import jp.banso.platform.web.LinkView;
import jp.banso.platform.web.OptionView;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Choices and words that the pages share. */
@Component
class DisclosureWords {

  private final MessageSource messages;

  DisclosureWords(MessageSource messages) {
    this.messages = messages;
  }

  String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }

  List<OptionView> bases() {
    return Arrays.stream(DisclosureBasis.values())
        .map(one -> new OptionView(one.name(), text(one.messageKey())))
        .toList();
  }

  List<OptionView> askers() {
    return Arrays.stream(DisclosureAsker.values())
        .map(one -> new OptionView(one.name(), text(one.messageKey())))
        .toList();
  }

  List<OptionView> decisions() {
    return Arrays.stream(DisclosureFind.Decision.values())
        .map(one -> new OptionView(one.name(), text(one.messageKey())))
        .toList();
  }

  List<OptionView> grounds() {
    return Arrays.stream(WithholdGround.values())
        .map(one -> new OptionView(one.name(), text(one.messageKey())))
        .toList();
  }

  /** The way from the list; the last is the page itself. */
  List<LinkView> trail(LinkView... rest) {
    return Stream.concat(
            Stream.of(new LinkView(text("disclosure.list"), rest.length == 0 ? null : DisclosureController.LIST)),
            Arrays.stream(rest))
        .toList();
  }
}
