package jp.banso.disclosure.web;

import java.util.List;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.InPageOrder;
import org.springframework.validation.Errors;

/** What of a find is held back, as ticked. */
@InPageOrder
record WithholdForm(
    long version, List<String> shown, List<String> part,
    @FieldLabel("disclosure.ground") String ground,
    @FieldLabel("disclosure.ground.reason") String reason) {

  List<String> allShown() {
    return shown == null ? List.of() : shown;
  }

  public List<String> parts() {
    return part == null ? List.of() : part.stream().filter(allShown()::contains).toList();
  }

  String reasonOrNull() {
    return Typed.textOrNull(reason);
  }

  void check(Errors errors) {
    FreeText.of(errors).limit("reason", reason, FreeText.NOTE);
  }
}
