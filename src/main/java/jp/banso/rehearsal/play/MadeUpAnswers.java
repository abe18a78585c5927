package jp.banso.rehearsal.play;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.banso.forms.AnsweredFile;
import jp.banso.forms.FormDefinition;
import jp.banso.forms.FormField;
import jp.banso.forms.TextFormat;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.Documents;
import org.springframework.stereotype.Component;

/** Fills in whatever form the call has, as a browser would send it: what rules look at with sense, the rest with something. */
@Component
@ChildOnly
class MadeUpAnswers {

  private static final String[] SHOWN = {"1"};

  private final Clock clock;
  private final Documents documents;

  MadeUpAnswers(Clock clock, Documents documents) {
    this.clock = clock;
    this.documents = documents;
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
      if (!(field instanceof FormField.File)) {
        answers.put("_a." + path, SHOWN);
      }
    }
    return answers;
  }

  /** A small file for each question that needs one, by the path of its field. */
  Map<String, List<AnsweredFile>> files(FormDefinition form) {
    Map<String, List<AnsweredFile>> files = new LinkedHashMap<>();
    for (FormField field : form.fields()) {
      if (field instanceof FormField.File asked && asked.question().required()) {
        files.put(asked.path(), List.of(file(asked.endings().stream().findFirst().orElse(".txt"))));
      }
    }
    return files;
  }

  private AnsweredFile file(String ending) {
    byte[] content = PlayTexts.of("text").getBytes(StandardCharsets.UTF_8);
    String name = PlayTexts.of("file") + ending;
    try {
      DocumentId stored = documents.store(name, "application/octet-stream", new ByteArrayInputStream(content));
      return AnsweredFile.received(stored.value().toString(), name, content.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is asked for and cannot be made up: the labels of the questions. */
  List<String> unknown(FormDefinition form) {
    return form.fields().stream()
        .flatMap(field -> field instanceof FormField.Table table ? table.columns().stream() : Stream.of(field))
        .filter(field -> field.question().required() && field instanceof FormField.Text text && example(text).isEmpty())
        .map(FormField::label)
        .toList();
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

  private void rows(FormField.Table table, Applicant applicant, Map<String, String[]> answers) {
    List<String> rows = memberRows();
    for (int row = 0; row < Math.min(rows.size(), table.maxRows()); row++) {
      String[] cells = rows.get(row).split(",", -1);
      for (FormField column : table.columns()) {
        String name = "a." + table.path() + "[" + row + "]." + column.path();
        answers.put(name, new String[] {cell(column, cells, applicant)});
      }
    }
  }

  private String cell(FormField column, String[] cells, Applicant applicant) {
    return switch (column.path()) {
      case "affiliation" -> cells[0].replace("{prefecture}", applicant.prefecture().name());
      case "department" -> cells[1];
      case "title" -> PlayTexts.of("title");
      case "profession" -> cells[2];
      default -> something(column, applicant);
    };
  }

  static List<String> memberRows() {
    return Stream.of(PlayTexts.of("members").split("\\|")).toList();
  }

  private String something(FormField field, Applicant applicant) {
    if (field instanceof FormField.Choice choice) {
      return choice.options().isEmpty() ? "" : choice.options().get(0).value();
    }
    if (field instanceof FormField.Number number) {
      return number.min().or(number::max).orElse(BigDecimal.ONE).toPlainString();
    }
    if (field instanceof FormField.Date) {
      return LocalDate.now(clock).toString();
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
    return example(text).orElse("");
  }

  /** Words, if the question takes any, else the shortest that has its shape; empty if none fits. */
  private static Optional<String> example(FormField.Text text) {
    String words = PlayTexts.of("text");
    String fitting =
        text.maxLength() > 0 && text.maxLength() < words.length() ? words.substring(0, text.maxLength()) : words;
    return text.pattern().isEmpty()
        ? Optional.of(fitting)
        : Stream.concat(Stream.of(fitting).filter(text.pattern().get()::accepts), PatternExample.of(text.pattern().get()).stream())
            .filter(one -> text.maxLength() <= 0 || one.length() <= text.maxLength())
            .findFirst();
  }
}
