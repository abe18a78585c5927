package jp.banso.selection.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import jp.banso.kernel.Outcome;
import jp.banso.parties.ProxyErrors;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.OptionView;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;

/** What the three pages of the ministry's 了承 share: choices, and the word that a 代理入力 needs. */
@Component
class ConcurrenceWeb {

  private final MessageSource messages;

  ConcurrenceWeb(MessageSource messages) {
    this.messages = messages;
  }

  void fill(Model model, Viewer viewer) {
    model.addAttribute("proxyOffered", viewer.role().isSecretariat());
    model.addAttribute(
        "decisions",
        List.of(
            new OptionView(ConcurrenceForm.AGREED, text("selection.concur.agreed")),
            new OptionView(ConcurrenceForm.RETURNED, text("selection.concur.returned"))));
  }

  /** Answers true if the page has to be shown again. */
  boolean refuses(
      Viewer viewer, ConcurrenceForm form, BindingResult errors, Model model,
      HttpServletResponse response, Supplier<Outcome<Void>> act) {
    if (!form.answered()) {
      errors.rejectValue("decision", "selection.concur.decisionMissing");
    }
    boolean wordMissing = viewer.role().isSecretariat() && viewer.proxy().isEmpty();
    if (wordMissing) {
      ProxyErrors.wordMissing(model, text("selection.concur.wordMissing"));
      errors.reject("selection.concur.wordMissing");
    }
    FreeText.of(errors).limit("note", form.note(), FreeText.NOTE);
    return FormErrors.refused(errors, response, act);
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }
}
