package jp.banso.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.SortedMap;
import java.util.TreeMap;
import jp.banso.kernel.TextLength;
import jp.banso.platform.documents.TextFile;

/**
 * The Cabinet Office's list of holidays (syukujitsu.csv): Windows' Shift_JIS, a head line, then
 * {@code 1955/1/1,元日}. It names every year from 1955 to the next one. A list that was opened and
 * saved on the way here is UTF-8, with or without its mark.
 */
final class CabinetOfficeList {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("u/M/d").withResolverStyle(ResolverStyle.STRICT);

  /** The Act on holidays is of this year. */
  private static final int FIRST_YEAR = 1948;

  private CabinetOfficeList() {}

  /**
   * Reads the list.
   *
   * @throws Unreadable if a line is no day of the list
   */
  static SortedMap<LocalDate, String> read(byte[] file) throws Unreadable {
    SortedMap<LocalDate, String> days = new TreeMap<>();
    int number = 0;
    // line 0: no line of it can be read
    for (String line : TextFile.read(file).orElseThrow(() -> new Unreadable(0)).split("\\R")) {
      number++;
      if (number > 1 && !line.isBlank()) {
        String[] cells = line.split("[,\t]", -1);
        if (cells.length != 2 || !isName(cells[1].strip())) {
          throw new Unreadable(number);
        }
        days.put(day(cells[0], number), cells[1].strip());
      }
    }
    if (days.isEmpty()) {
      throw new Unreadable(number);
    }
    return days;
  }

  private static boolean isName(String text) {
    return !text.isEmpty()
        && TextLength.fits(text, ClosingDayBook.LONGEST_REASON)
        && text.chars().noneMatch(Character::isISOControl);
  }

  private static LocalDate day(String text, int line) throws Unreadable {
    try {
      LocalDate day = LocalDate.parse(text.strip(), DAY);
      if (day.getYear() >= FIRST_YEAR && day.getYear() <= JapaneseHolidays.LAST_YEAR) {
        return day;
      }
    } catch (DateTimeException e) {
      // said below, as any other line that is not of the list
    }
    throw new Unreadable(line);
  }

  /** A line that is not of the list, counted from 1; 0 if the signs of the file cannot be read. */
  static final class Unreadable extends Exception {
    private final int line;

    Unreadable(int line) {
      super("line " + line);
      this.line = line;
    }

    int line() {
      return line;
    }
  }
}
