package jp.banso.support.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.StaleEditView;
import jp.banso.support.Measure;
import jp.banso.support.MeasuresView;
import org.springframework.validation.Errors;

/** 対応策案 as typed. */
record MeasuresForm(
    @FieldLabel("fragments.rows.row") List<MeasureRow> measures,
    @FieldLabel("support.measures.note") String note,
    Long version) {

  static final List<String> COLUMNS = List.of("issue", "action", "owner", "schedule", "indicator");

  /** One row as typed. */
  record MeasureRow(
      @FieldLabel("support.measures.issue") String issue,
      @FieldLabel("support.measures.action") String action,
      @FieldLabel("support.measures.owner") String owner,
      @FieldLabel("support.measures.schedule") String schedule,
      @FieldLabel("support.measures.indicator") String indicator) {
    static final MeasureRow EMPTY = new MeasureRow("", "", "", "", "");

    MeasureRow {
      issue = Typed.text(issue);
      action = Typed.text(action);
      owner = Typed.text(owner);
      schedule = Typed.text(schedule);
      indicator = Typed.text(indicator);
    }

    static MeasureRow of(Measure row) {
      return new MeasureRow(row.issue(), row.action(), row.owner(), row.schedule(), row.indicator());
    }

    private List<String> cells() {
      return List.of(issue, action, owner, schedule, indicator);
    }

    Measure toMeasure() {
      return new Measure(issue, action, owner, schedule, indicator);
    }
  }

  MeasuresForm {
    measures = measures == null ? List.of() : measures;
    note = Typed.text(note);
  }

  /** Of the newest version: its text, and the version seen if it is a draft. */
  static MeasuresForm of(MeasuresView newest) {
    if (newest == null) {
      return new MeasuresForm(List.of(MeasureRow.EMPTY, MeasureRow.EMPTY, MeasureRow.EMPTY), "", null);
    }
    return new MeasuresForm(
        newest.measures().stream().map(MeasureRow::of).toList(), newest.isDraft() ? newest.note() : "",
        newest.isDraft() ? newest.version() : null);
  }

  List<Measure> read(Errors errors) {
    Typed.limit(errors, "note", note, Typed.LONG);
    for (int index = 0; index < measures.size(); index++) {
      MeasureRow row = measures.get(index);
      String path = "measures[" + index + "].";
      Typed.limit(errors, path + "issue", row.issue(), Typed.LONG);
      Typed.limit(errors, path + "action", row.action(), Typed.LONG);
      Typed.limit(errors, path + "owner", row.owner(), Typed.LONG);
      Typed.limit(errors, path + "schedule", row.schedule(), Typed.LONG);
      Typed.limit(errors, path + "indicator", row.indicator(), Typed.LONG);
    }
    return measures.stream().map(MeasureRow::toMeasure).toList();
  }

  /** What was typed, on top of what someone else saved meanwhile. */
  MeasuresForm onto(Long newVersion) {
    return new MeasuresForm(measures, note, newVersion);
  }

  StaleEditView.Comparison against(MeasuresForm theirs, Function<String, String> text) {
    return new StaleEditView.Comparison()
        .rows(
            COLUMNS.stream().map(MeasuresForm::label).map(text).toList(),
            measures.stream().map(MeasureRow::cells).toList(),
            theirs.measures.stream().map(MeasureRow::cells).toList())
        .field(text.apply(label("note")), note, theirs.note);
  }

  static String label(String column) {
    return "support.measures." + column;
  }

  MeasuresForm withRow() {
    List<MeasureRow> rows = new ArrayList<>(measures);
    rows.add(MeasureRow.EMPTY);
    return new MeasuresForm(rows, note, version);
  }

  MeasuresForm withoutRow(int index) {
    List<MeasureRow> rows = new ArrayList<>(measures);
    if (index >= 0 && index < rows.size()) {
      rows.remove(index);
    }
    return new MeasuresForm(rows, note, version);
  }
}
