package jp.banso.worklist;

/** How much work is open for a person, by nearness of its due day. */
public record WorkCounts(long overdue, long today, long thisWeek, long later) {

  public long all() {
    return overdue + today + thisWeek + later;
  }
}
