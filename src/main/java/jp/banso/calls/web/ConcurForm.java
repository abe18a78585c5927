package jp.banso.calls.web;

import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;

/** The ministry's answer as it was typed; {@code decision} is AGREED or RETURNED. */
record ConcurForm(String decision, String note) {

  static final String AGREED = "AGREED";
  static final String RETURNED = "RETURNED";

  /** On the page again for what is now to be answered: the note is kept, the decision is not, as it was about something else. */
  void askAgain(String why, Model model) {
    ConcurForm undecided = new ConcurForm("", note);
    BindingResult changed = new BeanPropertyBindingResult(undecided, "form");
    changed.reject(why);
    model.addAttribute("form", undecided);
    model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", changed);
  }

  boolean agreed() {
    return AGREED.equals(decision);
  }

  boolean answered() {
    return agreed() || RETURNED.equals(decision);
  }

  boolean noteMissing() {
    return RETURNED.equals(decision) && (note == null || note.isBlank());
  }
}
