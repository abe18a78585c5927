package jp.banso.calendar;

import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The usual hours of a secretariat's desk, the same in both fiscal years known (domain A3). */
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

  @Bean
  DeskHours deskHours(BusinessCalendar calendar) {
    return new DeskHours(calendar, LocalTime.of(9, 0), LocalTime.of(17, 0));
  }
}
