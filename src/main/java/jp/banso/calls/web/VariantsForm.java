package jp.banso.calls.web;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jp.banso.calls.ApplicantVariant;
import jp.banso.calls.ApplicantVariant.Joint;
import jp.banso.calls.VariantsSetup.VariantDraft;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.RowButton;
import jp.banso.platform.web.StaleEditView;
import jp.banso.platform.web.TypedRows;
import org.springframework.validation.Errors;

/** The kinds of applicants of a call as typed. */
record VariantsForm(long version, @FieldLabel("fragments.rows.row") List<VariantRow> variants)
    implements SheetForm<VariantsForm, VariantDraft> {

  /** The cells of a row. */
  static final List<String> COLUMNS = List.of("name", "eligibility", "number", "consent", "joint");

  /** One kind as typed. */
  record VariantRow(
      @FieldLabel("calls.variants.edit.name") String name,
      @FieldLabel("calls.variants.edit.eligibility") String eligibility,
      @FieldLabel("calls.variants.edit.number") String number,
      @FieldLabel("calls.variants.edit.consent") String consent,
      @FieldLabel("calls.variants.edit.joint") String joint) {

    static final VariantRow EMPTY = new VariantRow("", "", "", "", Joint.NONE.name());

    VariantRow {
      name = TypedCell.line(name);
      eligibility = TypedCell.line(eligibility);
      number = TypedCell.line(number);
      consent = TypedCell.line(consent);
      joint = TypedCell.line(joint);
    }

    static VariantRow of(ApplicantVariant variant) {
      return new VariantRow(
          variant.name(), variant.eligibility(), variant.number() == null ? "" : "" + variant.number(),
          variant.consent(), variant.joint().name());
    }

    VariantDraft toDraft() {
      return new VariantDraft(
          name, eligibility, TypedCell.number(number), consent,
          Stream.of(Joint.values()).filter(one -> one.name().equals(joint)).findFirst().orElse(null));
    }

    List<String> cells(UnaryOperator<String> text) {
      return List.of(
          name, eligibility, number, consent,
          toDraft().joint() == null ? "" : text.apply(toDraft().joint().messageKey()));
    }
  }

  VariantsForm {
    variants = TypedRows.of(variants, VariantRow.EMPTY);
  }

  static VariantsForm of(long version, List<ApplicantVariant> variants) {
    return new VariantsForm(version, variants.stream().map(VariantRow::of).toList());
  }

  static String label(String column) {
    return "calls.variants.edit." + column;
  }

  @Override
  public List<VariantDraft> read(Errors errors) {
    for (int index = 0; index < variants.size(); index++) {
      String path = "variants[" + index + "].";
      VariantRow row = variants.get(index);
      FreeText.of(errors)
          .limit(path + "name", row.name(), FreeText.LINE)
          .limit(path + "eligibility", row.eligibility(), FreeText.LINE)
          .limit(path + "consent", row.consent(), FreeText.LINE);
    }
    return variants.stream().map(VariantRow::toDraft).toList();
  }

  @Override
  public VariantsForm after(RowButton button) {
    return new VariantsForm(version, button.applied(variants, VariantRow.EMPTY));
  }

  @Override
  public VariantsForm onto(long newVersion) {
    return new VariantsForm(newVersion, variants);
  }

  @Override
  public StaleEditView.Comparison against(VariantsForm theirs, UnaryOperator<String> text) {
    return new StaleEditView.Comparison()
        .rows(
            COLUMNS.stream().map(VariantsForm::label).map(text).toList(),
            variants.stream().map(row -> row.cells(text)).toList(),
            theirs.variants.stream().map(row -> row.cells(text)).toList());
  }
}
