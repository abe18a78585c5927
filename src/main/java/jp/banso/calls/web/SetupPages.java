package jp.banso.calls.web;

import java.util.List;
import java.util.Locale;
import jp.banso.calls.CallView;
import jp.banso.platform.web.LinkView;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages share on which a call is set up: where they stand, and the words of a key. */
@Component
class SetupPages {

  private final MessageSource messages;

  SetupPages(MessageSource messages) {
    this.messages = messages;
  }

  /** Puts the call and the way back to it on the page. */
  void fill(Model model, CallView call, String titleKey) {
    model.addAttribute("call", call);
    model.addAttribute(
        "trail",
        List.of(
            new LinkView(text("calls.list.title"), "/calls"),
            new LinkView(
                text("calls.named", call.fiscalYear().name(), call.title()), "/calls/" + call.id().value()),
            new LinkView(text(titleKey), null)));
  }

  String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }
}
