package jp.banso.calendar;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The Cabinet Office's list of holidays (syukujitsu.csv): Windows' Shift_JIS, a head line, then
 * {@code 1955/1/1,元日}. It names every year from 1955 to the next one.
 */
final class CabinetOfficeList {

  private static final Charset SHIFT_JIS = Charset.forName("windows-31j");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("u/M/d");

  private CabinetOfficeList() {}

  /**
   * Reads the list.
   *
   * @throws Unreadable if a line is no day of the list
   */
  static SortedMap<LocalDate, String> read(byte[] file) throws Unreadable {
    SortedMap<LocalDate, String> days = new TreeMap<>();
    int number = 0;
    for (String line : decode(file).split("\\R")) {
      number++;
      if (number > 1 && !line.isBlank()) {
        String[] cells = line.split(",", -1);
        if (cells.length != 2 || cells[1].isBlank()) {
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

  private static String decode(byte[] file) throws Unreadable {
    try {
      return SHIFT_JIS.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException e) {
      throw new Unreadable(1);
    }
  }

  private static LocalDate day(String text, int line) throws Unreadable {
    try {
      return LocalDate.parse(text.strip(), DAY);
    } catch (DateTimeException e) {
      throw new Unreadable(line);
    }
  }

  /** A line that is not of the list; counted from 1. */
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
