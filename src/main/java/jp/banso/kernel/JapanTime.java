package jp.banso.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** The one time zone in which officials read dates, whatever the zone of the machine. */
public final class JapanTime {

  public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  private JapanTime() {}

  /** The calendar day on which the instant falls in Japan. */
  public static LocalDate dateOf(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE);
  }

  /** The wall clock in Japan at the instant. */
  public static LocalDateTime dateTimeOf(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZONE);
  }

  /** The instant at which the wall clock in Japan shows this; Japan has no summer time. */
  public static Instant instantOf(LocalDateTime dateTime) {
    return dateTime.atZone(ZONE).toInstant();
  }
}
