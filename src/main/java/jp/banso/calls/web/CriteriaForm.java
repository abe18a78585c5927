package jp.banso.calls.web;

import java.util.List;
import java.util.function.UnaryOperator;
import jp.banso.calls.Criterion;
import jp.banso.calls.CriterionDraft;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.RowButton;
import jp.banso.platform.web.StaleEditView;
import jp.banso.platform.web.TypedRows;
import org.springframework.validation.Errors;

/** The review sheet as typed. */
record CriteriaForm(long version, @FieldLabel("fragments.rows.row") List<CriterionRow> criteria)
    implements SheetForm<CriteriaForm, CriterionDraft> {

  /** The cells of a row that are seen. */
  static final List<String> COLUMNS = List.of("label", "guidance", "weight", "tieOrder");

  /** One row as typed; {@code code} tells a kept row from a new one. */
  record CriterionRow(
      String code,
      @FieldLabel("calls.criteria.edit.label") String label,
      @FieldLabel("calls.criteria.edit.guidance") String guidance,
      @FieldLabel("calls.criteria.edit.weight") String weight,
      @FieldLabel("calls.criteria.edit.tieOrder") String tieOrder) {

    static final CriterionRow EMPTY = new CriterionRow("", "", "", "", "");

    CriterionRow {
      code = text(code);
      label = text(label);
      guidance = text(guidance);
      weight = text(weight);
      tieOrder = text(tieOrder);
    }

    static CriterionRow of(Criterion item) {
      return new CriterionRow(
          item.code(), item.label(), item.guidance(), "" + item.weight(),
          item.tieOrder() == null ? "" : "" + item.tieOrder());
    }

    CriterionDraft toDraft() {
      return new CriterionDraft(code, label, guidance, TypedCell.number(weight), TypedCell.number(tieOrder));
    }

    List<String> cells() {
      return List.of(label, guidance, weight, tieOrder);
    }

    private static String text(String typed) {
      return typed == null ? "" : typed.replace("\r\n", "\n").strip();
    }
  }

  CriteriaForm {
    criteria = TypedRows.of(criteria, CriterionRow.EMPTY);
  }

  static CriteriaForm of(long version, List<Criterion> sheet) {
    return new CriteriaForm(version, sheet.stream().map(CriterionRow::of).toList());
  }

  static String label(String column) {
    return "calls.criteria.edit." + column;
  }

  @Override
  public List<CriterionDraft> read(Errors errors) {
    for (int index = 0; index < criteria.size(); index++) {
      String path = "criteria[" + index + "].";
      FreeText.of(errors)
          .limit(path + "label", criteria.get(index).label(), FreeText.LINE)
          .limit(path + "guidance", criteria.get(index).guidance(), FreeText.NOTE);
    }
    return criteria.stream().map(CriterionRow::toDraft).toList();
  }

  @Override
  public CriteriaForm after(RowButton button) {
    return new CriteriaForm(version, button.applied(criteria, CriterionRow.EMPTY));
  }

  @Override
  public CriteriaForm onto(long newVersion) {
    return new CriteriaForm(newVersion, criteria);
  }

  @Override
  public StaleEditView.Comparison against(CriteriaForm theirs, UnaryOperator<String> text) {
    return new StaleEditView.Comparison()
        .rows(
            COLUMNS.stream().map(CriteriaForm::label).map(text).toList(),
            criteria.stream().map(CriterionRow::cells).toList(),
            theirs.criteria.stream().map(CriterionRow::cells).toList());
  }
}
