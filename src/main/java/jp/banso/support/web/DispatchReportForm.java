package jp.banso.support.web;

import jp.banso.support.DispatchReport;
import org.springframework.validation.Errors;

/** 派遣実施報告 as typed. */
record DispatchReportForm(String date, String from, String content, String advice, String nextStep) {

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
