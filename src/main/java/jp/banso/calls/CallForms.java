package jp.banso.calls;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.forms.FormCatalog;
import jp.banso.forms.FormDefinition;
import jp.banso.forms.FormDifference;
import jp.banso.forms.FormLibrary;
import jp.banso.forms.FormRef;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The version of the form that a call names. */
@Component
class CallForms {

  private final FormLibrary library;
  private final FormCatalog catalog;
  private final MessageSource messages;

  CallForms(FormLibrary library, FormCatalog catalog, MessageSource messages) {
    this.library = library;
    this.catalog = catalog;
    this.messages = messages;
  }

  /** What speaks against it; a call can always stay with the one it has. */
  List<TermsProblem> problems(ProgrammeCode programme, FormRef now, FormRef chosen) {
    if (chosen.equals(now)) {
      return List.of();
    }
    if (!library.offers(programme, chosen)) {
      return List.of(new TermsProblem("form", "fragments.typed.choice", null));
    }
    List<String> lacking = library.lacking(chosen);
    return lacking.isEmpty()
        ? List.of()
        : List.of(TermsProblem.naming("form", "calls.setup.refused.formLacks", String.join(" / ", lacking)));
  }

  /** What the one asks otherwise than the other, as a line of a correction; empty if they ask the same. */
  Optional<ChangeLine> questions(FormRef before, FormRef after) {
    List<FormDifference> differences = library.differences(before, after);
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ChangeLine.ofTerm(
                ChangeLine.QUESTIONS,
                said(differences, FormDifference.Kind.ADDED, FormDifference::before),
                said(differences, FormDifference.Kind.REMOVED, FormDifference::after)));
  }

  private String said(
      List<FormDifference> differences, FormDifference.Kind elsewhere, Function<FormDifference, String> side) {
    return differences.stream()
        .filter(difference -> difference.kind() != elsewhere)
        .map(
            difference ->
                messages.getMessage(
                    "calls.change.question",
                    new Object[] {
                      difference.section(), difference.name(),
                      messages.getMessage(difference.kind().messageKey(), null, Locale.JAPAN), side.apply(difference)
                    },
                    Locale.JAPAN))
        .collect(Collectors.joining("\n"));
  }

  /** A version as it is called. */
  String words(FormRef ref) {
    FormDefinition form = catalog.definition(ref);
    return messages.getMessage(
        "calls.setup.form.value", new Object[] {form.annex(), form.title(), ref.version()}, Locale.JAPAN).strip();
  }
}
