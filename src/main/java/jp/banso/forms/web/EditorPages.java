package jp.banso.forms.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.banso.forms.FieldKind;
import jp.banso.forms.FormLibrary.FormHistory;
import jp.banso.forms.FormProblem;
import jp.banso.platform.web.LinkView;
import jp.banso.platform.web.OptionView;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages of the forms share: where they stand, and the words of a key. */
@Component
class EditorPages {

    private final MessageSource messages;

    EditorPages(MessageSource messages) {
        this.messages = messages;
    }

    /** Puts the form and the way back to it on the page; the last of the links is the page itself. */
    void fill(Model model, FormHistory form, LinkView... further) {
        model.addAttribute("history", form);
        List<LinkView> trail = new ArrayList<>(List.of(new LinkView(text("forms.list.title"), "/forms"),
                new LinkView(name(form.annex(), form.title()), further.length == 0 ? null : "/forms/" + form.formKey())));
        trail.addAll(List.of(further));
        model.addAttribute("trail", trail);
        model.addAttribute("name", name(form.annex(), form.title()));
    }

    /** The same for a page of the draft. */
    void fillDraft(Model model, FormHistory form, String titleKey) {
        fill(model, form, new LinkView(text("forms.draft.title"), "/forms/" + form.formKey() + "/draft"), new LinkView(text(titleKey), null));
    }

    /** A problem with the name of what it is about. */
    String said(FormProblem problem) {
        String said = text(problem.messageKey(), problem.arguments().toArray());
        return problem.name().isEmpty() ? said : text("forms.problem", problem.name(), said);
    }

    List<OptionView> options(List<FieldKind> kinds) {
        return kinds.stream().map(kind -> new OptionView(kind.name(), text(kind.messageKey()))).toList();
    }

    static String name(String annex, String title) {
        return Stream.of(annex, title).filter(part -> !part.isEmpty()).reduce((one, other) -> one + " " + other).orElse("");
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.JAPAN);
    }
}
