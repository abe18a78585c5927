package jp.banso.calls.web;

import java.util.List;
import java.util.Locale;
import jp.banso.calls.CallView;
import jp.banso.forms.FormLibrary;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.LinkView;
import jp.banso.platform.web.OptionView;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages share on which a call is set up: where they stand, and the words of a key. */
@Component
class SetupPages {

  private final MessageSource messages;
  private final FormLibrary forms;

  SetupPages(MessageSource messages, FormLibrary forms) {
    this.messages = messages;
    this.forms = forms;
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

  /** Every released version that a call of the viewer's programme can use, the newest of each form first. */
  void fillForms(Model model, Viewer viewer) {
    model.addAttribute(
        "formVersions",
        forms.forms(viewer).stream()
            .flatMap(form -> form.versions().stream())
            .map(
                version ->
                    new OptionView(
                        ChosenForm.of(version.ref()).value(),
                        text("calls.setup.form.value", version.annex(), version.title(), version.ref().version())))
            .toList());
  }

  /** As two versions of a form are told apart. */
  String version(ChosenForm form) {
    String number = form == null ? "" : form.version();
    return number.isEmpty() ? "" : text("calls.setup.form.number", number);
  }

  String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }
}
