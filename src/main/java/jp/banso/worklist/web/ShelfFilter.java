package jp.banso.worklist.web;

import java.util.Arrays;
import java.util.Locale;
import jp.banso.kernel.BadInput;
import jp.banso.worklist.Worklist.Shelf;

/** The filter of the task list by who took the work, as the URL has it. */
public enum ShelfFilter {
  OPEN(Shelf.OPEN),
  TAKEN(Shelf.TAKEN),
  SNOOZED(Shelf.SNOOZED),
  COLLEAGUES(Shelf.COLLEAGUES);

  private final Shelf shelf;

  ShelfFilter(Shelf shelf) {
    this.shelf = shelf;
  }

  static ShelfFilter of(String parameter) {
    return Arrays.stream(values())
        .filter(filter -> filter.parameter().equals(parameter))
        .findFirst()
        .orElseThrow(() -> new BadInput("whose"));
  }

  Shelf shelf() {
    return shelf;
  }

  String href(String path, PeriodFilter period) {
    return path + "?" + (this == OPEN ? "" : "whose=" + parameter() + "&") + "period=" + period.parameter();
  }

  private String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }
}
