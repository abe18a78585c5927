package jp.banso.selection;

import jp.banso.applications.ApplicationFacts;
import jp.banso.forms.FormAnswersView;
import jp.banso.forms.FormCatalog;
import jp.banso.forms.FormPages;
import org.springframework.stereotype.Component;

/** The application as its readers here see it: in printed order, nothing of the prefecture's. */
@Component
class ApplicationText {

  private final FormCatalog forms;
  private final FormPages pages;

  ApplicationText(FormCatalog forms, FormPages pages) {
    this.forms = forms;
    this.pages = pages;
  }

  FormAnswersView read(ApplicationFacts facts) {
    return pages.read(forms.definition(facts.form()), facts.answers());
  }
}
