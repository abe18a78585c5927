package jp.banso.calendar;

import static java.time.DayOfWeek.MONDAY;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * 国民の祝日 of one year as Article 2 of the Act and the special laws of 2017 (abdication), 2018 and
 * 2020 (Olympic games) name them, without the days that follow from them.
 */
final class NationalHolidays {

  /** Mean motion of the equinoxes in days; holds from 1980 to 2099. */
  private static final double VERNAL_EQUINOX_1980 = 20.8431;

  private static final double AUTUMNAL_EQUINOX_1980 = 23.2488;
  private static final double DAYS_BEYOND_365 = 0.242194;

  /** The two years in which the games moved three holidays, with the dates of that year. */
  private static final Map<Integer, Map<HolidayKind, LocalDate>> MOVED_FOR_THE_GAMES =
      Map.of(
          2020,
          Map.of(
              HolidayKind.MARINE_DAY, LocalDate.of(2020, 7, 23),
              HolidayKind.SPORTS_DAY, LocalDate.of(2020, 7, 24),
              HolidayKind.MOUNTAIN_DAY, LocalDate.of(2020, 8, 10)),
          2021,
          Map.of(
              HolidayKind.MARINE_DAY, LocalDate.of(2021, 7, 22),
              HolidayKind.SPORTS_DAY, LocalDate.of(2021, 7, 23),
              HolidayKind.MOUNTAIN_DAY, LocalDate.of(2021, 8, 8)));

  private final int year;
  private final SortedMap<LocalDate, HolidayKind> days = new TreeMap<>();

  private NationalHolidays(int year) {
    this.year = year;
  }

  static SortedMap<LocalDate, HolidayKind> of(int year) {
    NationalHolidays holidays = new NationalHolidays(year);
    holidays.addFixedDays();
    holidays.addMondays();
    holidays.addEquinoxes();
    holidays.addDaysOfTheThrone();
    holidays.addSummerAndSports();
    return holidays.days;
  }

  private void addFixedDays() {
    add(1, 1, HolidayKind.NEW_YEARS_DAY);
    add(2, 11, HolidayKind.FOUNDATION_DAY);
    add(4, 29, HolidayKind.SHOWA_DAY);
    add(5, 3, HolidayKind.CONSTITUTION_DAY);
    add(5, 4, HolidayKind.GREENERY_DAY);
    add(5, 5, HolidayKind.CHILDRENS_DAY);
    add(11, 3, HolidayKind.CULTURE_DAY);
    add(11, 23, HolidayKind.LABOUR_THANKSGIVING_DAY);
  }

  private void addMondays() {
    days.put(monday(1, 2), HolidayKind.COMING_OF_AGE_DAY);
    days.put(monday(9, 3), HolidayKind.RESPECT_FOR_THE_AGED_DAY);
  }

  private void addEquinoxes() {
    add(3, equinox(VERNAL_EQUINOX_1980), HolidayKind.VERNAL_EQUINOX_DAY);
    add(9, equinox(AUTUMNAL_EQUINOX_1980), HolidayKind.AUTUMNAL_EQUINOX_DAY);
  }

  /** 2019 had no birthday of an emperor: one had abdicated in April, the other's was past. */
  private void addDaysOfTheThrone() {
    if (year < 2019) {
      add(12, 23, HolidayKind.EMPERORS_BIRTHDAY);
    } else if (year == 2019) {
      add(5, 1, HolidayKind.ACCESSION_DAY);
      add(10, 22, HolidayKind.ENTHRONEMENT_CEREMONY_DAY);
    } else {
      add(2, 23, HolidayKind.EMPERORS_BIRTHDAY);
    }
  }

  private void addSummerAndSports() {
    Map<HolidayKind, LocalDate> moved = MOVED_FOR_THE_GAMES.get(year);
    if (moved != null) {
      moved.forEach((kind, day) -> days.put(day, kind));
      return;
    }
    days.put(monday(7, 3), HolidayKind.MARINE_DAY);
    if (year >= 2016) {
      add(8, 11, HolidayKind.MOUNTAIN_DAY);
    }
    days.put(
        monday(10, 2), year < 2020 ? HolidayKind.HEALTH_AND_SPORTS_DAY : HolidayKind.SPORTS_DAY);
  }

  private void add(int month, int day, HolidayKind kind) {
    days.put(LocalDate.of(year, month, day), kind);
  }

  /** ハッピーマンデー. */
  private LocalDate monday(int month, int ordinal) {
    return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, MONDAY));
  }

  private int equinox(double dayIn1980) {
    int years = year - 1980;
    return (int) (dayIn1980 + DAYS_BEYOND_365 * years) - years / 4;
  }
}
