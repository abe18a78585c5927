package jp.banso.applications;

import jp.banso.calls.Calls;
import jp.banso.composition.CompositionCheck;
import jp.banso.composition.CompositionFacts;
import jp.banso.forms.Answers;
import jp.banso.forms.FormCatalog;
import jp.banso.forms.FormDefinition;
import jp.banso.forms.FormRef;
import jp.banso.forms.FormValidator;
import org.springframework.stereotype.Component;

/** Looks at an application with the form's eyes and with those of the call. */
@Component
class ApplicationChecks {

  private final FormCatalog forms;
  private final FormValidator validator;
  private final Calls calls;

  ApplicationChecks(FormCatalog forms, FormValidator validator, Calls calls) {
    this.forms = forms;
    this.validator = validator;
    this.calls = calls;
  }

  ApplicationCheck of(Application application) {
    return of(application, application.form(), application.answers());
  }

  ApplicationCheck of(Application application, FormRef form, Answers answers) {
    CompositionFacts facts =
        CompositionFacts.of(
            answers, application.groups().rows(), calls.get(application.call()).terms());
    return new ApplicationCheck(
        validator.validate(definition(form), answers),
        answers.isBlank("members") ? CompositionCheck.ofNobody(facts) : CompositionCheck.concerns(facts));
  }

  FormDefinition definition(FormRef ref) {
    return forms.definition(ref);
  }
}
