package jp.banso.support.web;

import java.util.List;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Wareki;
import jp.banso.platform.web.ListColumn;
import jp.banso.platform.web.ListTable;
import jp.banso.support.SupportColumn;
import jp.banso.support.SupportRow;
import org.springframework.stereotype.Component;

/** The list of supported regions in words, on its page and in its files. */
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

  ListTable<SupportRow> list() {
    return new ListTable<>(
        "support.list.title",
        List.of(
            ListColumn.<SupportRow>of("support.list.area", SupportRow::subject).sorted(SupportColumn.AREA),
            ListColumn.<SupportRow>of("support.list.number", row -> numbers.shown(row.key()))
                .sorted(SupportColumn.NUMBER),
            ListColumn.<SupportRow>of("support.list.state", row -> pages.text(row.state().messageKey()))
                .tagged(row -> row.state().isUnderway() ? "tag tag-now" : "tag"),
            ListColumn.of("support.list.next", row -> row.step() == null ? "" : row.step().title()),
            ListColumn.of("support.list.holder", row -> row.step() == null ? "" : steps.holder(row.step().holder())),
            ListColumn.of(
                "support.list.since",
                row -> row.step() == null ? "" : Wareki.date(JapanTime.dateOf(row.step().openedAt()))),
            ListColumn.of(
                "support.list.due",
                row ->
                    row.step() == null || row.step().dueAt() == null
                        ? ""
                        : Wareki.date(JapanTime.dateOf(row.step().dueAt())))),
        SupportRow::place, row -> "/support/" + row.id().value());
  }
}
