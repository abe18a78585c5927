package jp.banso.inquiries.web;

import jp.banso.inquiries.CheckResult;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.InPageOrder;
import org.springframework.validation.Errors;

/** What somebody says of an answer that another gave at once, as typed. */
@InPageOrder
record CheckForm(
    @FieldLabel("inquiries.check.result") String result, @FieldLabel("inquiries.check.words") String words) {

  /** Null if none was chosen. */
  CheckResult read(Errors errors) {
    CheckResult chosen = null;
    for (CheckResult one : CheckResult.values()) {
      chosen = one.name().equals(result) ? one : chosen;
    }
    FreeText.of(errors)
        .refuse(chosen == null, "result", "inquiries.check.refused.result")
        .refuse(
            chosen != null && chosen != CheckResult.ADEQUATE && wordsOrNull() == null, "words",
            "inquiries.check.refused.words")
        .limit("words", words, FreeText.NOTE);
    return chosen;
  }

  String wordsOrNull() {
    return RequesterFields.linesOrNull(words);
  }
}
