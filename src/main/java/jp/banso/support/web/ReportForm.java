package jp.banso.support.web;

import jp.banso.platform.web.FieldLabel;
import jp.banso.support.FinalReportText;
import jp.banso.support.FinalReportView;
import org.springframework.validation.Errors;

/** 最終報告 as typed. */
record ReportForm(
    @FieldLabel("support.report.results") String results,
    @FieldLabel("support.report.remaining") String remaining,
    @FieldLabel("support.report.roadmap") String roadmap,
    @FieldLabel("support.report.publishable") String publishable) {

  static final String YES = "YES";
  static final String NO = "NO";
  private static final int LONGEST = 20_000;

  ReportForm {
    results = Typed.text(results);
    remaining = Typed.text(remaining);
    roadmap = Typed.text(roadmap);
    publishable = Typed.text(publishable);
  }

  static ReportForm of(FinalReportView view) {
    return view == null
        ? new ReportForm("", "", "", "")
        : new ReportForm(view.results(), view.remaining(), view.roadmap(), view.publishable() ? YES : NO);
  }

  FinalReportText read(Errors errors) {
    Typed.need(errors, "results", results, LONGEST);
    Typed.need(errors, "remaining", remaining, LONGEST);
    Typed.need(errors, "roadmap", roadmap, LONGEST);
    if (!publishable.equals(YES) && !publishable.equals(NO)) {
      errors.rejectValue("publishable", "support.error.choose");
    }
    return new FinalReportText(results, remaining, roadmap, YES.equals(publishable));
  }
}
