package jp.banso.calls;

import jakarta.persistence.Embeddable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * 庁内期限と再案内: how the way to the deadline is divided, in business days; data that the secretariat edits (the notice
 * says no more than the deadline itself, S2 §7).
 *
 * @param regionBusinessDays so many before the deadline the regions should be done
 * @param prefectureBusinessDays so many before the deadline the prefectures should be done
 * @param regionReminders so many before its own day a region is reminded, the earliest first; none if empty
 * @param prefectureReminders so many before the deadline a prefecture is reminded, the earliest first; none if empty
 */
@Embeddable
public record FlightPlan(
    int regionBusinessDays, int prefectureBusinessDays, @JdbcTypeCode(SqlTypes.ARRAY) List<Integer> regionReminders,
    @JdbcTypeCode(SqlTypes.ARRAY) List<Integer> prefectureReminders) {

  public FlightPlan {
    regionReminders = earliestFirst(regionReminders);
    prefectureReminders = earliestFirst(prefectureReminders);
  }

  /** The days as a text lists them. */
  public static String listed(List<?> days) {
    return days.stream().map(Object::toString).collect(Collectors.joining("\u3001"));
  }

  private static List<Integer> earliestFirst(List<Integer> days) {
    return days.stream().sorted(Comparator.reverseOrder()).toList();
  }
}
