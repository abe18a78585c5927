package jp.banso.support;

import jp.banso.kernel.ProgrammeCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The internal days of a support, as the table {@code support_term} says. */
@Repository
class SupportTerms {

  private final JdbcClient jdbc;

  SupportTerms(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Business days that the region has to check the minutes; after them silence is 了承. */
  int minutesBusinessDays(ProgrammeCode programme) {
    return jdbc.sql("select minutes_business_days from support_term where programme = ?")
        .param(programme.code())
        .query(Integer.class)
        .single();
  }

  /** Business days that the region has to hand in a final report that was given back. */
  int reportBusinessDays(ProgrammeCode programme) {
    return jdbc.sql("select report_business_days from support_term where programme = ?")
        .param(programme.code())
        .query(Integer.class)
        .single();
  }
}
