package jp.banso.platform.web;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import jp.banso.kernel.CalendarYears;
import jp.banso.kernel.Wareki;
import jp.banso.platform.mail.MailAddresses;
import org.springframework.validation.Errors;

/** Reads typed fields, in full or half width; what cannot be read is said at its field and is null or 0. */
public class TypedFields {

  /** Where what cannot be read is said. */
  protected final Errors errors;

  public TypedFields(Errors errors) {
    this.errors = errors;
  }

  /** A line that must not be left out. */
  public String line(String field, String typed) {
    String text = typed == null ? "" : typed.strip();
    if (text.isEmpty()) {
      reject(field, "missing");
    }
    FreeText.of(errors).limit(field, text, FreeText.LINE);
    return text;
  }

  /** An address that must not be left out. */
  public String mail(String field, String typed) {
    String text = line(field, MailAddresses.plain(typed));
    if (!text.isEmpty() && !MailAddresses.isOne(text)) {
      reject(field, "mail");
    }
    return text;
  }

  /** Null for a line that was left out. */
  public String lineOrNull(String field, String typed) {
    return plain(typed).isEmpty() ? null : line(field, typed);
  }

  /** Null for an address that was left out. */
  public String mailOrNull(String field, String typed) {
    return plain(typed).isEmpty() ? null : mail(field, typed);
  }

  /** A text of several lines. */
  public String text(String field, String typed, int longest) {
    String text = typed == null ? "" : typed.strip().replace("\r\n", "\n");
    if (text.isEmpty()) {
      reject(field, "missing");
    }
    FreeText.of(errors).limit(field, text, longest);
    return text;
  }

  /** Null for a text that was left out. */
  public String textOrNull(String field, String typed, int longest) {
    return plain(typed).isEmpty() ? null : text(field, typed, longest);
  }

  /** A time of day that must not be left out. */
  public LocalTime time(String field, String typed) {
    if (plain(typed).isEmpty()) {
      reject(field, "time");
    }
    return timeOrNull(field, typed);
  }

  /** A day that must not be left out, in either calendar. */
  public LocalDate date(String field, String typed) {
    Optional<LocalDate> day = CalendarYears.parse(typed);
    if (day.isEmpty()) {
      errors.rejectValue(field, UnreadDate.reason(typed, "fragments.typed.date"));
    }
    return day.orElse(null);
  }

  /** Null for a day that was left out. */
  public LocalDate dateOrNull(String field, String typed) {
    return plain(typed).isEmpty() ? null : date(field, typed);
  }

  /** Null for a time that was left out. */
  public LocalTime timeOrNull(String field, String typed) {
    if (plain(typed).isEmpty()) {
      return null;
    }
    Optional<LocalTime> time = Wareki.parseTime(typed);
    if (time.isEmpty()) {
      reject(field, "time");
    }
    return time.orElse(null);
  }

  /** A whole number between both, these included. */
  public int number(String field, String typed, int least, int most) {
    try {
      int number = Integer.parseInt(plain(typed));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, as any other number out of range
    }
    errors.rejectValue(field, "fragments.typed.number", new Object[] {least, most}, "");
    return 0;
  }

  /** One of the constants. */
  public <E extends Enum<E>> E choice(String field, String typed, Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(typed)) {
        return constant;
      }
    }
    reject(field, "choice");
    return null;
  }

  private void reject(String field, String key) {
    errors.rejectValue(field, "fragments.typed." + key);
  }

  /** In half width, without space around it; empty for nothing. */
  protected static String plain(String typed) {
    return typed == null ? "" : Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
  }
}
