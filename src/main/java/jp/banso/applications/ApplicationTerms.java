package jp.banso.applications;

import jp.banso.kernel.ProgrammeCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The internal days of a programme's applications, data of {@code application_term}. */
@Component
class ApplicationTerms {

  private final JdbcClient jdbc;

  ApplicationTerms(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** So many business days before the deadline a revision is asked back, that the prefecture can still submit. */
  int revisionDays(ProgrammeCode programme) {
    return jdbc.sql("select revision_business_days from application_term where programme = ?")
        .param(programme.name())
        .query(Integer.class)
        .single();
  }
}
