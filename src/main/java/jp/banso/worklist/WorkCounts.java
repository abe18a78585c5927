package jp.banso.worklist;

import java.util.Map;
import jp.banso.worklist.Worklist.Shelf;

/** How much work is open for a person, by shelf and by nearness of its due day. */
public record WorkCounts(Map<Shelf, ByPeriod> shelves) {

  /** The numbers of one shelf. */
  public record ByPeriod(long overdue, long today, long thisWeek, long later) {

    static final ByPeriod NONE = new ByPeriod(0, 0, 0, 0);

    public long all() {
      return overdue + today + thisWeek + later;
    }

    ByPeriod plus(ByPeriod other) {
      return new ByPeriod(
          overdue + other.overdue, today + other.today, thisWeek + other.thisWeek,
          later + other.later);
    }
  }

  public WorkCounts {
    shelves = Map.copyOf(shelves);
  }

  public ByPeriod of(Shelf shelf) {
    return shelves.getOrDefault(shelf, ByPeriod.NONE);
  }
}
