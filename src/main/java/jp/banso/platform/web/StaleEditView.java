package jp.banso.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/**
 * Two versions side by side, after someone else was quicker; nothing is overwritten. Who saved it, and
 * when, are null where the record does not tell.
 */
public record StaleEditView(
    String theirName, Instant theirAt, String reloadHref, List<StaleFieldView> fields) {

  /** Shows both versions above the form of this view, which keeps what was typed. */
  public String over(String view, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.CONFLICT.value());
    model.addAttribute("stale", this);
    return view;
  }

  /** Compares field by field what was typed with what is kept. */
  public static final class Comparison {

    private final List<StaleFieldView> fields = new ArrayList<>();

    public Comparison field(String label, String mine, String theirs) {
      if (!FormFields.lines(mine).equals(FormFields.lines(theirs))) {
        fields.add(new StaleFieldView(label, mine, theirs, true));
      }
      return this;
    }

    /** Compares two forms of one kind by their labelled fields; {@code text} gives the words of a key. */
    public Comparison forms(Record mine, Record theirs, UnaryOperator<String> text) {
      FormFields.labelled(mine)
          .filter(component -> component.getType() == String.class)
          .forEach(
              component -> {
                FieldLabel label = component.getAnnotation(FieldLabel.class);
                field(
                    text.apply(label.value()), shown(FormFields.text(component, mine), label, text),
                    shown(FormFields.text(component, theirs), label, text));
              });
      return this;
    }

    /** A choice, or a box that was ticked or not, in words. */
    private static String shown(String value, FieldLabel label, UnaryOperator<String> text) {
      if (!label.choices().isEmpty() && !value.isEmpty()) {
        return text.apply(label.choices() + value);
      }
      return switch (value) {
        case "true" -> text.apply("fragments.ticked");
        case "false" -> text.apply("fragments.notTicked");
        default -> value;
      };
    }

    /** Compares tables cell by cell; a row that only one side has is blank on the other. */
    public Comparison rows(List<String> labels, List<List<String>> mine, List<List<String>> theirs) {
      for (int row = 0; row < Math.max(mine.size(), theirs.size()); row++) {
        for (int column = 0; column < labels.size(); column++) {
          field((row + 1) + " " + labels.get(column), cell(mine, row, column), cell(theirs, row, column));
        }
      }
      return this;
    }

    private static String cell(List<List<String>> rows, int row, int column) {
      return row < rows.size() ? rows.get(row).get(column) : "";
    }

    public StaleEditView orReload(String href) {
      return new StaleEditView(null, null, href, List.copyOf(fields));
    }
  }
}
