package jp.banso.rehearsal.play;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.banso.forms.FormDefinition;
import jp.banso.forms.FormField;
import jp.banso.forms.TextFormat;
import org.springframework.stereotype.Component;

/** Fills in whatever form the call has, as a browser would send it: what rules look at with sense, the rest with something. */
@Component
@ChildOnly
class MadeUpAnswers {

  private static final String[] SHOWN = {"1"};

  private final Clock clock;

  MadeUpAnswers(Clock clock) {
    this.clock = clock;
  }

  Map<String, String[]> of(FormDefinition form, Applicant applicant) {
    Map<String, String> known = known(applicant);
    Map<String, String> byPath = new LinkedHashMap<>();
    known.forEach((fact, value) -> form.fact(fact).ifPresent(field -> byPath.put(field.path(), value)));
    Map<String, String[]> answers = new LinkedHashMap<>();
    for (FormField field : form.fields()) {
      String path = field.path();
      if (field instanceof FormField.Table table) {
        rows(table, applicant, answers);
      } else if (byPath.containsKey(path)) {
        answers.put("a." + path, new String[] {byPath.get(path)});
      } else if (!(field instanceof FormField.File)) {
        answers.put("a." + path, new String[] {something(field, applicant)});
      }
      answers.put("_a." + path, SHOWN);
    }
    return answers;
  }

  private static Map<String, String> known(Applicant applicant) {
    Map<String, String> known = new LinkedHashMap<>();
    known.put("prefecture", applicant.prefecture().value());
    known.put("regionName", applicant.area());
    known.put("representative.name", PlayTexts.of("representative", applicant.name()));
    known.put("representative.email", applicant.representativeMail());
    return known;
  }

  /** The 代表者 of the region is somebody else now. */
  Map<String, String[]> newRepresentative(FormDefinition form, Applicant applicant) {
    Map<String, String[]> answers = of(form, applicant);
    form.fact("representative.name")
        .ifPresent(
            field ->
                answers.put("a." + field.path(), new String[] {PlayTexts.of("newRepresentative", applicant.name())}));
    form.fact("representative.email")
        .ifPresent(
            field -> answers.put("a." + field.path(), new String[] {"new-" + applicant.representativeMail()}));
    return answers;
  }

  private static void rows(FormField.Table table, Applicant applicant, Map<String, String[]> answers) {
    List<String> rows = memberRows();
    for (int row = 0; row < Math.min(rows.size(), table.maxRows()); row++) {
      String[] cells = rows.get(row).split(",", -1);
      for (FormField column : table.columns()) {
        String name = "a." + table.path() + "[" + row + "]." + column.path();
        answers.put(name, new String[] {cell(column, cells, applicant)});
      }
    }
  }

  private static String cell(FormField column, String[] cells, Applicant applicant) {
    return switch (column.path()) {
      case "affiliation" -> cells[0].replace("{prefecture}", applicant.prefecture().name());
      case "department" -> cells[1];
      case "title" -> PlayTexts.of("title");
      case "profession" -> cells[2];
      default -> something(column, applicant, LocalDate.MIN);
    };
  }

  static List<String> memberRows() {
    return Stream.of(PlayTexts.of("members").split("\\|")).toList();
  }

  private String something(FormField field, Applicant applicant) {
    return something(field, applicant, LocalDate.now(clock));
  }

  private static String something(FormField field, Applicant applicant, LocalDate today) {
    if (field instanceof FormField.Choice choice) {
      return choice.options().isEmpty() ? "" : choice.options().get(0).value();
    }
    if (field instanceof FormField.Number number) {
      return number.min().or(number::max).orElse(BigDecimal.ONE).toPlainString();
    }
    if (field instanceof FormField.Date) {
      return today.equals(LocalDate.MIN) ? "" : today.toString();
    }
    if (field instanceof FormField.Text text) {
      return written(text, applicant);
    }
    return "";
  }

  private static String written(FormField.Text text, Applicant applicant) {
    if (text.format() == TextFormat.POSTAL) {
      return "100-0000";
    }
    if (text.format() == TextFormat.TEL) {
      return "03-0000-0000";
    }
    if (text.format() == TextFormat.EMAIL) {
      return applicant.mail();
    }
    String words = PlayTexts.of("text");
    return text.maxLength() > 0 && text.maxLength() < words.length() ? words.substring(0, text.maxLength()) : words;
  }
}
