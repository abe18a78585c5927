package jp.banso.support.web;

import jp.banso.platform.web.FieldLabel;
import jp.banso.support.DispatchReport;
import org.springframework.validation.Errors;

/** 派遣実施報告 as typed. */
record DispatchReportForm(
    @FieldLabel("support.dispatch.report.date") String date,
    @FieldLabel("support.dispatch.report.from") String from,
    @FieldLabel("support.dispatch.report.content") String content,
    @FieldLabel("support.dispatch.report.advice") String advice,
    @FieldLabel("support.dispatch.report.nextStep") String nextStep) {

  DispatchReportForm {
    date = Typed.text(date);
    from = Typed.text(from);
    content = Typed.text(content);
    advice = Typed.text(advice);
    nextStep = Typed.text(nextStep);
  }

  DispatchReport read(Errors errors) {
    var start = Typed.moment(Typed.date(errors, "date", date), Typed.time(errors, "from", from));
    Typed.need(errors, "content", content, Typed.LONG);
    Typed.need(errors, "advice", advice, Typed.LONG);
    Typed.need(errors, "nextStep", nextStep, Typed.LONG);
    return new DispatchReport(start, content, advice, nextStep);
  }
}
