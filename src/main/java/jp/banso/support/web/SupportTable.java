package jp.banso.support.web;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Wareki;
import jp.banso.support.SupportRow;
import jp.banso.worklist.WorkItem;
import org.springframework.stereotype.Component;

/** The list of supported regions in words, on the page and in a spreadsheet. */
@Component
class SupportTable {

  private final CaseSteps steps;
  private final SupportPages pages;
  private final CaseNumbers numbers;

  SupportTable(CaseSteps steps, SupportPages pages, CaseNumbers numbers) {
    this.steps = steps;
    this.pages = pages;
    this.numbers = numbers;
  }

  SupportRowView view(SupportRow row) {
    WorkItem step = row.step();
    return step == null
        ? new SupportRowView(row, null, null, null)
        : new SupportRowView(
            row, step.title(), steps.holder(step.holder()),
            step.dueAt() == null ? null : JapanTime.dateOf(step.dueAt()));
  }

  String fileName() {
    return pages.text("support.list.title") + ".csv";
  }

  List<String> header() {
    return Stream.of(
            "support.list.area", "support.list.number", "support.list.state", "support.list.next",
            "support.list.holder", "support.list.due")
        .map(key -> pages.text(key))
        .toList();
  }

  List<String> cells(SupportRow row) {
    SupportRowView view = view(row);
    return Arrays.asList(
        row.subject(), numbers.shown(row.key()), pages.text(row.state().messageKey()), view.next(),
        view.holder(), view.due() == null ? null : Wareki.date(view.due()));
  }
}
