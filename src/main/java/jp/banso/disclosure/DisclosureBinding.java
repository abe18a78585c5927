package jp.banso.disclosure;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.disclosure.DisclosureMaking.Given;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Wareki;
import jp.banso.personal.PersonalRecord;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.DocumentView;
import jp.banso.platform.documents.Documents;
import jp.banso.platform.documents.PaperSetter;
import jp.banso.platform.web.ExcelDownload;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * The files that a person gets: a paper with what is given and what is held back, the same as a table, the mails as they
 * came and what was sent with them. What does not fit into one archive goes into the next.
 */
@Component
class DisclosureBinding {

  private static final String TYPE = "application/zip";

  /** Bytes of files in an archive: less than a document may have, whatever packing makes of them. */
  private static final long MOST = 40L * 1024 * 1024;

  private final Documents documents;
  private final CaseNumbers numbers;
  private final ITemplateEngine templates;
  private final MessageSource messages;
  private final Clock clock;

  DisclosureBinding(
      Documents documents, CaseNumbers numbers, ITemplateEngine templates, MessageSource messages, Clock clock) {
    this.documents = documents;
    this.numbers = numbers;
    this.templates = templates;
    this.messages = messages;
    this.clock = clock;
  }

  /** A line of the paper. */
  public record Line(String label, String value) {}

  /** One thing that is kept. */
  public record Item(String kind, String at, List<Line> lines, List<String> files) {}

  /** What belongs together. */
  public record Part(int number, String title, List<Item> items) {}

  /** Why something is not in it. */
  public record HeldBack(String kind, String ground, String reason, int count) {}

  /** The paper, see {@code disclosure/paper}. */
  public record Paper(
      String number, String day, String person, DisclosureText text, String received, String basis, String searched,
      String period, List<Part> parts, List<HeldBack> heldBack) {}

  private record Packed(String name, DocumentView file) {}

  @FunctionalInterface
  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  List<UUID> bind(Disclosure request, List<Given> all, List<Withheld> withheld) throws IOException {
    List<Packed> files = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    for (Given given : all) {
      List<Item> items = given.records().stream().map(record -> item(record, files)).toList();
      if (!items.isEmpty()) {
        parts.add(new Part(parts.size() + 1, title(given), items));
      }
    }
    Paper paper = paper(request, parts, withheld);
    List<List<Packed>> volumes = volumes(files);
    List<UUID> stored = new ArrayList<>();
    for (int i = 0; i < volumes.size(); i++) {
      Map<String, Content> entries = new LinkedHashMap<>();
      if (i == 0) {
        entries.put(text("disclosure.file.paper") + ".pdf", out -> print(paper, out));
        entries.put(text("disclosure.file.table") + ".xlsx", out -> table(paper, out));
      }
      for (Packed one : volumes.get(i)) {
        entries.put(one.name(), out -> documents.stream(one.file().id(), out));
      }
      String name = volumes.size() == 1 ? text("disclosure.file") : text("disclosure.file.volume", i + 1, volumes.size());
      stored.add(store(numbers.shown(request.key()) + " " + name + ".zip", entries));
    }
    return stored;
  }

  private String title(Given given) {
    String kind = text(given.kindKey());
    return given.number() == null ? kind : text("disclosure.paper.part", kind, numbers.shown(given.number()));
  }

  /** The names of files are the person's own; in the archive a number before each keeps them apart. */
  private Item item(PersonalRecord record, List<Packed> files) {
    List<String> names = new ArrayList<>();
    for (PersonalRecord.FileOf file : record.files()) {
      documents
          .describe(new DocumentId(file.documentId()))
          .ifPresent(
              view -> {
                String name =
                    text("disclosure.file.folder") + "/%04d ".formatted(files.size() + 1) + safe(file.name());
                files.add(new Packed(name, view));
                names.add(name);
              });
    }
    return new Item(
        text(record.kindKey()), record.at() == null ? "" : Wareki.dateTime(record.at()),
        record.fields().stream().map(field -> new Line(text(field.labelKey()), field.value())).toList(), names);
  }

  private static String safe(String name) {
    return name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
  }

  private static List<List<Packed>> volumes(List<Packed> files) {
    List<List<Packed>> volumes = new ArrayList<>();
    volumes.add(new ArrayList<>());
    long size = 0;
    for (Packed file : files) {
      if (size + file.file().size() > MOST && size > 0) {
        volumes.add(new ArrayList<>());
        size = 0;
      }
      size += file.file().size();
      volumes.get(volumes.size() - 1).add(file);
    }
    return volumes;
  }

  private Paper paper(Disclosure request, List<Part> parts, List<Withheld> withheld) {
    DisclosureText text = request.text();
    Map<HeldBack, Integer> counted = new LinkedHashMap<>();
    withheld.forEach(
        one ->
            counted.merge(
                new HeldBack(text(one.kindKey()), text(one.ground().messageKey()), one.reason(), 0), 1, Integer::sum));
    List<HeldBack> heldBack =
        counted.entrySet().stream()
            .map(
                one ->
                    new HeldBack(one.getKey().kind(), one.getKey().ground(), one.getKey().reason(), one.getValue()))
            .toList();
    return new Paper(
        numbers.shown(request.key()), Wareki.dateWithoutWeekday(JapanTime.dateOf(clock.instant())),
        text.names().isEmpty() ? "" : text.names().get(0), text, day(text.receivedOn()), text(text.basis().messageKey()),
        Wareki.dateTime(request.searchedAt()), period(text), parts, heldBack);
  }

  private String period(DisclosureText text) {
    return text.from() == null && text.to() == null
        ? text("disclosure.period.all")
        : text("disclosure.period.from", day(text.from()), day(text.to()));
  }

  private static String day(LocalDate day) {
    return day == null ? "" : Wareki.dateWithoutWeekday(day);
  }

  private void print(Paper paper, OutputStream out) throws IOException {
    PaperSetter.set(
        templates.process("disclosure/paper", new Context(Locale.JAPANESE, Map.of("paper", paper))), out);
  }

  private void table(Paper paper, OutputStream out) throws IOException {
    try (ExcelDownload table = ExcelDownload.into(out, text("disclosure.file.table"))) {
      table.row(
          List.of(
              text("disclosure.table.number"), text("disclosure.table.part"), text("disclosure.table.kind"),
              text("disclosure.table.at"), text("disclosure.table.label"), text("disclosure.table.value")));
      for (Part part : paper.parts()) {
        for (Item item : part.items()) {
          for (Line line : item.lines()) {
            table.row(
                List.of("" + part.number(), part.title(), item.kind(), item.at(), line.label(), line.value()));
          }
        }
      }
    }
  }

  private UUID store(String name, Map<String, Content> entries) throws IOException {
    Path archive = Files.createTempFile("disclosure", ".zip");
    try {
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive), StandardCharsets.UTF_8)) {
        for (Map.Entry<String, Content> entry : entries.entrySet()) {
          zip.putNextEntry(new ZipEntry(entry.getKey()));
          entry.getValue().writeTo(new Unclosed(zip));
          zip.closeEntry();
        }
      }
      try (InputStream content = Files.newInputStream(archive)) {
        return documents.store(name, TYPE, content).value();
      }
    } finally {
      Files.deleteIfExists(archive);
    }
  }

  /** Whoever writes an entry does not close the archive. */
  private static final class Unclosed extends FilterOutputStream {

    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }
}
