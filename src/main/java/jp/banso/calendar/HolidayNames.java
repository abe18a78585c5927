package jp.banso.calendar;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a holiday is called on a page: 海の日, 昭和の日 振替休日. */
@Component
public class HolidayNames {

  private final MessageSource messages;

  HolidayNames(MessageSource messages) {
    this.messages = messages;
  }

  /** The name of the holiday on this day; empty on other days and outside the known years. */
  public Optional<String> on(LocalDate day) {
    return JapaneseHolidays.covers(day)
        ? Optional.ofNullable(JapaneseHolidays.of(day.getYear()).get(day)).map(this::of)
        : Optional.empty();
  }

  public String of(Holiday holiday) {
    String name = messages.getMessage(holiday.kind().messageKey(), null, Locale.JAPANESE);
    return holiday.substitute()
        ? messages.getMessage(
            "calendar.holiday.substitute", new Object[] {name}, Locale.JAPANESE)
        : name;
  }
}
