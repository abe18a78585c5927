package jp.banso.applications;

import java.util.List;
import java.util.UUID;
import jp.banso.composition.MemberGroups;
import jp.banso.composition.MemberSamples;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.kernel.FiscalYear;
import jp.banso.parties.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Members of the applications that reached the secretariat in a year, on which a change of the keywords is tried. */
@Component
class ReceivedMembers implements MemberSamples {

  private static final int MOST = 200;

  private final JdbcClient jdbc;
  private final Applications applications;
  private final ApplicationDesk desk;
  private final CaseNumbers numbers;

  ReceivedMembers(JdbcClient jdbc, Applications applications, ApplicationDesk desk, CaseNumbers numbers) {
    this.jdbc = jdbc;
    this.applications = applications;
    this.desk = desk;
    this.numbers = numbers;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Sample> of(Viewer viewer, FiscalYear year) {
    List<UUID> ids =
        jdbc.sql(
                "select id from application where programme = ? and received_at is not null and case_key like ?"
                    + " order by received_at desc limit " + MOST)
            .params(viewer.programme().code(), year.label() + "-%")
            .query(UUID.class)
            .list();
    return applications.findByIdIn(ids).stream()
        .flatMap(
            one ->
                desk.readable(viewer, one).stream()
                    .map(text -> new Sample(numbers.shown(one.key()), text.answers().rows(MemberGroups.TABLE))))
        .toList();
  }
}
