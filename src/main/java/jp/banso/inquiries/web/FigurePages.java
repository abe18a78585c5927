package jp.banso.inquiries.web;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.banso.inquiries.Feedback;
import jp.banso.inquiries.FeedbackLine;
import jp.banso.inquiries.FigureKind;
import jp.banso.inquiries.FigureLine;
import jp.banso.inquiries.Figures;
import jp.banso.inquiries.InquiryChannel;
import jp.banso.inquiries.RequesterKind;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.Wareki;
import org.springframework.stereotype.Component;

/** Figures in the words and pictures of their page and files. */
@Component
class FigurePages {

  private static final int TILE = 48;
  private static final int LEVELS = 4;
  private static final int MINUTES = 60;
  private static final String HOKKAIDO = "01";

  /** Where each prefecture lies: column and row. */
  private static final String PLACES =
      "01 11 0,02 11 1,05 10 2,03 11 2,06 10 3,04 11 3,17 8 4,16 9 4,15 10 4,07 11 4,18 8 5,20 9 5,10 10 5,09 11 5,"
          + "08 12 5,32 4 6,31 5 6,28 6 6,26 7 6,25 8 6,21 9 6,19 10 6,11 11 6,12 12 6,35 3 7,34 4 7,33 5 7,27 7 7,"
          + "29 8 7,23 9 7,22 10 7,13 11 7,41 0 8,40 1 8,44 2 8,30 7 8,24 8 8,14 11 8,42 0 9,43 1 9,45 2 9,38 4 9,37 5 9,"
          + "46 1 10,39 4 10,36 5 10,47 0 11";

  private final InquiryWords words;

  FigurePages(InquiryWords words) {
    this.words = words;
  }

  /** A line as it is printed. */
  record Line(String name, String count, String open, String median, String ninety) {

    List<String> cells() {
      return List.of(name, count, open, median, ninety);
    }
  }

  /**
   * A prefecture on the map.
   *
   * @param level 0 for none, up to 4 for the most
   */
  record Tile(String code, String name, String label, int x, int y, int level, String count) {}

  Map<FigureKind, List<Line>> lines(Figures figures) {
    Map<FigureKind, List<Line>> printed = new EnumMap<>(FigureKind.class);
    figures.lines().forEach((kind, lines) -> printed.put(kind, lines.stream().map(line -> line(kind, line)).toList()));
    return printed;
  }

  /** What was said of answers, as it is printed. */
  record Said(String name, String asked, String said, String useful, String partly, String notUseful) {}

  Map<FigureKind, List<Said>> said(Figures figures) {
    Map<FigureKind, List<Said>> printed = new EnumMap<>(FigureKind.class);
    figures.feedback().lines()
        .forEach(
            (kind, lines) ->
                printed.put(kind, lines.stream().map(line -> said(nameOf(kind, line.value()), line)).toList()));
    return printed;
  }

  Said saidTotal(Figures figures) {
    return said(words.text("inquiries.figures.total"), figures.feedback().total());
  }

  private Said said(String name, FeedbackLine line) {
    return new Said(
        name, number(line.asked()), number(line.said()), number(line.useful()), number(line.partly()),
        number(line.notUseful()));
  }

  Line total(Figures figures) {
    return line(words.text("inquiries.figures.total"), figures.total());
  }

  private Line line(FigureKind kind, FigureLine line) {
    return line(nameOf(kind, line.value()), line);
  }

  private String nameOf(FigureKind kind, String value) {
    if (value.equals(FigureLine.OTHERS)) {
      return words.text("inquiries.figures.others");
    }
    return value.isEmpty() ? unknown(kind) : name(kind, value);
  }

  private String unknown(FigureKind kind) {
    return switch (kind) {
      case CATEGORY -> words.text("inquiries.figures.unknown.CATEGORY");
      case PREFECTURE -> words.text("inquiries.figures.unknown.PREFECTURE");
      case KIND -> words.text("inquiries.figures.unknown.KIND");
      default -> words.text("inquiries.dash");
    };
  }

  private Line line(String name, FigureLine line) {
    return new Line(
        name, number(line.count()), number(line.open()), time(line.median()), time(line.ninety()));
  }

  private String name(FigureKind kind, String value) {
    return switch (kind) {
      case MONTH -> Wareki.month(YearMonth.parse(value));
      case CATEGORY -> value;
      case PREFECTURE -> PrefectureCode.of(value).name();
      case CHANNEL -> words.text(InquiryChannel.valueOf(value).messageKey());
      case KIND -> words.text(RequesterKind.valueOf(value).messageKey());
    };
  }

  private String number(Integer number) {
    return number == null ? words.text("inquiries.figures.untold") : "" + number;
  }

  private String time(Integer minutes) {
    return minutes == null
        ? words.text("inquiries.dash")
        : words.text("inquiries.figures.time", minutes / MINUTES, minutes % MINUTES);
  }

  List<Tile> tiles(Figures figures) {
    Map<String, Integer> counts =
        figures.lines().get(FigureKind.PREFECTURE).stream()
            .collect(Collectors.toMap(FigureLine::value, FigureLine::count));
    int most =
        counts.entrySet().stream().filter(entry -> !entry.getKey().isEmpty()).map(Map.Entry::getValue)
            .max(Comparator.naturalOrder()).orElse(0);
    Map<String, Tile> tiles = new LinkedHashMap<>();
    for (String place : PLACES.split(",")) {
      String[] parts = place.split(" ");
      int count = counts.getOrDefault(parts[0], 0);
      String name = PrefectureCode.of(parts[0]).name();
      tiles.put(
          parts[0],
          new Tile(
              parts[0], parts[0].equals(HOKKAIDO) ? name : name.substring(0, name.length() - 1),
              words.text("inquiries.figures.tile", name, count), Integer.parseInt(parts[1]) * TILE,
              Integer.parseInt(parts[2]) * TILE, count == 0 ? 0 : (count * LEVELS + most - 1) / most, "" + count));
    }
    // read out in the order of the codes
    return new ArrayList<>(new TreeMap<>(tiles).values());
  }

  /** The rows of a file, by what they are counted, with a row that says it. */
  List<List<String>> rows(Figures figures) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            words.text("inquiries.figures.by"), words.text("inquiries.figures.value"),
            words.text("inquiries.figures.count"), words.text("inquiries.figures.open"),
            words.text("inquiries.figures.median"), words.text("inquiries.figures.ninety")));
    rows.add(with(words.text("inquiries.figures.total"), total(figures)));
    lines(figures)
        .forEach((kind, lines) -> lines.forEach(line -> rows.add(with(words.text(kind.messageKey()), line))));
    rows.add(
        List.of(
            words.text("inquiries.feedback"), words.text("inquiries.figures.value"),
            words.text("inquiries.figures.said"), words.text(Feedback.Said.USEFUL.messageKey()),
            words.text(Feedback.Said.PARTLY.messageKey()),
            words.text(Feedback.Said.NOT_USEFUL.messageKey())));
    rows.add(cells(words.text("inquiries.figures.total"), saidTotal(figures)));
    said(figures)
        .forEach((kind, lines) -> lines.forEach(line -> rows.add(cells(words.text(kind.messageKey()), line))));
    return rows;
  }

  private static List<String> cells(String first, Said line) {
    return List.of(first, line.name(), line.said(), line.useful(), line.partly(), line.notUseful());
  }

  private static List<String> with(String first, Line line) {
    List<String> cells = new ArrayList<>();
    cells.add(first);
    cells.addAll(line.cells());
    return cells;
  }
}
