package jp.banso.inquiries.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.banso.inquiries.InquiryChannel;
import jp.banso.inquiries.RequesterKind;
import jp.banso.kernel.PrefectureCode;
import jp.banso.platform.web.LinkView;
import jp.banso.platform.web.OptionView;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Choices and words that the pages of the desk share. */
@Component
class InquiryWords {

  private final MessageSource messages;

  InquiryWords(MessageSource messages) {
    this.messages = messages;
  }

  String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }

  /** What the forms offer. */
  void fillChoices(Model model, List<String> categories) {
    model.addAttribute(
        "kinds",
        Stream.of(RequesterKind.values()).map(kind -> new OptionView(kind.name(), text(kind.messageKey()))).toList());
    model.addAttribute(
        "prefectures",
        PrefectureCode.all().stream().map(code -> new OptionView(code.value(), code.name())).toList());
    model.addAttribute("categories", categories.stream().map(name -> new OptionView(name, name)).toList());
  }

  List<OptionView> channels(List<InquiryChannel> channels) {
    return channels.stream().map(one -> new OptionView(one.name(), text(one.messageKey()))).toList();
  }

  List<OptionView> options(String prefix, String... names) {
    return Arrays.stream(names).map(name -> new OptionView(name, text(prefix + name))).toList();
  }

  List<LinkView> trail(String... last) {
    return Stream.concat(
            Stream.of(new LinkView(text("inquiries.list"), last.length == 0 ? null : "/inquiries")),
            Arrays.stream(last).map(label -> new LinkView(label, null)))
        .toList();
  }
}
