package jp.banso.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.LocalDate;
import java.time.MonthDay;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

@DisplayName("休業日の表")
class ClosingDayRowsTest {

  private static EmbeddedPostgres server;
  private static JdbcClient database;

  @BeforeAll
  static void createTables() throws IOException {
    server = EmbeddedPostgres.start();
    new ResourceDatabasePopulator(
            new ClassPathResource("db/migration/V202611220910__calendar_closing_days.sql"),
            new ClassPathResource("db/migration/V202611271401__calendar_working_days.sql"))
        .execute(server.getPostgresDatabase());
    database = JdbcClient.create(server.getPostgresDatabase());
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Test
  @DisplayName("初めから年末年始があり、1日だけの休業日を加えられる")
  void readsYearEndAndSingleDays() {
    LocalDate day = LocalDate.of(2025, 10, 1);
    database.sql("insert into closing_day (day, reason) values (?, '創立記念日')").param(day).update();

    ClosingDays read = new ClosingDayRows(database).readAll();

    assertThat(read.everyYear())
        .contains(new ClosingPeriod(MonthDay.of(12, 29), MonthDay.of(1, 3)));
    assertThat(read.singleDays()).contains(day);
  }

  @Test
  @DisplayName("存在しない日や、同じ期間の二重登録は受け付けない")
  void refusesImpossibleAndDoubleRules() {
    assertThatThrownBy(() -> insertRule(2, 30, 3, 1)).isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> insertRule(12, 29, 1, 3)).isInstanceOf(DataAccessException.class);
  }

  private static void insertRule(int fromMonth, int fromDay, int toMonth, int toDay) {
    database
        .sql(
            "insert into closing_day_rule (id, from_month, from_day, to_month, to_day, reason)"
                + " values (gen_random_uuid(), ?, ?, ?, ?, '夏季休業')")
        .params(fromMonth, fromDay, toMonth, toDay)
        .update();
  }
}
