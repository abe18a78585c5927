package jp.banso.selection;

import java.time.LocalDate;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The internal days of a programme's selections, data of {@code selection_term}. */
@Component
class SelectionTerms {

  private final JdbcClient jdbc;

  SelectionTerms(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Days counted from the deadline.
   *
   * @param warnDays after so many the managers are warned
   * @param scoringDays until then scores are due
   * @param scoringBusinessDaysMin but a reviewer always has so many
   */
  record Term(int warnDays, int scoringDays, int scoringBusinessDaysMin) {

    LocalDate warnDay(LocalDate deadline) {
      return deadline.plusDays(warnDays);
    }

    LocalDate scoringDay(LocalDate deadline) {
      return deadline.plusDays(scoringDays);
    }
  }

  Term of(ProgrammeCode programme) {
    return jdbc.sql(
            "select warn_days, scoring_days, scoring_business_days_min from selection_term where programme = ?")
        .param(programme.name())
        .query(
            (row, number) ->
                new Term(
                    row.getInt("warn_days"), row.getInt("scoring_days"),
                    row.getInt("scoring_business_days_min")))
        .single();
  }
}
