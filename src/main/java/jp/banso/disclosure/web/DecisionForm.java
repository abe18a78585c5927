package jp.banso.disclosure.web;

import java.util.List;
import jp.banso.disclosure.DisclosureFind.Decision;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.InPageOrder;
import org.springframework.validation.Errors;

/** What becomes of what was found, as ticked. */
@InPageOrder
record DecisionForm(
    long version, @FieldLabel("disclosure.finds.choose") List<Integer> find,
    @FieldLabel("disclosure.decision") String decision,
    @FieldLabel("disclosure.decision.reason") String reason) {

  public List<Integer> finds() {
    return find == null ? List.of() : find;
  }

  String reasonOrNull() {
    return Typed.textOrNull(reason);
  }

  void check(Errors errors) {
    FreeText.of(errors).limit("reason", reason, FreeText.NOTE);
    if (finds().isEmpty()) {
      errors.rejectValue("find", "disclosure.refused.noFind");
    }
    if (Decision.NAMESAKE.name().equals(decision) && reasonOrNull() == null) {
      errors.rejectValue("reason", "disclosure.refused.reason");
    }
  }
}
