package jp.banso.platform.web;

import jp.banso.kernel.Wareki;

/** Why a typed date could not be read, in the same words at every field. */
public final class UnreadDate {

  private UnreadDate() {}

  /** The message that says it, also of a day in whose year no business days can be counted; {@code otherwise} of what does not look like a date at all. */
  public static String reason(String typed, String otherwise) {
    if (Wareki.parse(typed).isPresent()) {
      return "fragments.form.date.otherTime";
    }
    return switch (Wareki.unread(typed)) {
      case NO_DATE -> otherwise;
      case NO_YEAR -> "fragments.form.date.noYear";
      case NO_SUCH_DAY -> "fragments.form.date.noSuchDay";
      case OTHER_WEEKDAY -> "fragments.form.date.otherWeekday";
    };
  }
}
