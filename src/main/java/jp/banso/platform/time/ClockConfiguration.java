package jp.banso.platform.time;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The two clocks: business time that an official reads, and technical time that never moves. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ClockConfiguration {

  static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  @Bean
  Clock technicalClock() {
    return Clock.system(TOKYO);
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "banso.clock.walking", havingValue = "false", matchIfMissing = true)
  static class SystemTime {
    @Bean
    @Primary
    Clock businessClock() {
      return Clock.system(TOKYO);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty("banso.clock.walking")
  static class WalkingTime {
    @Bean
    @DependsOnDatabaseInitialization
    ClockRow clockRow(JdbcTemplate jdbc, @Qualifier("technicalClock") Clock technicalClock, ClockProperties properties) {
      return new ClockRow(jdbc, technicalClock, properties.start().toInstant());
    }

    @Bean
    @Primary
    WalkingClock businessClock(ClockRow row, @Qualifier("technicalClock") Clock technicalClock, List<ClockListener> listeners) {
      return new WalkingClock(row, technicalClock, TOKYO, listeners);
    }
  }
}
