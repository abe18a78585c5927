package jp.banso.selection;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationPlace;
import jp.banso.applications.ApplicationRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whose case a task is about, for task lists that have filtered by their viewer already: two
 * statements for a whole page.
 */
@Service
@Transactional(readOnly = true)
public class SelectionSubjects {

  private static final String ROWS =
      "select 'ROUND' kind, case_key, id, id round_id, cast(null as uuid) application_id, call_title"
          + " from selection_round where case_key = any(:keys) union all"
          + " select 'CHECK', case_key, id, round_id, application_id, null"
          + " from eligibility_judgement where case_key = any(:keys) union all"
          + " select 'REVIEW', case_key, id, round_id, application_id, null"
          + " from review where case_key = any(:keys) union all"
          + " select 'NOTICE', case_key, id, round_id, application_id, null"
          + " from result_notice where case_key = any(:keys) union all"
          + " select 'PROMOTION', case_key, id, round_id, declined_application_id, null"
          + " from reserve_promotion where case_key = any(:keys)";

  private final JdbcClient jdbc;
  private final ApplicationRecords applications;

  SelectionSubjects(JdbcClient jdbc, ApplicationRecords applications) {
    this.jdbc = jdbc;
    this.applications = applications;
  }

  /** What a task of the selection is about. */
  public enum Kind {
    ROUND,
    CHECK,
    REVIEW,
    NOTICE,
    PROMOTION
  }

  /** A case of the selection by its kind: the same number may name cases of several kinds. */
  public record Ref(Kind kind, String key) {}

  /**
   * A line of text and the page on which the task is done.
   *
   * @param managerLink the page of the round's manager, the same unless it is a reviewer's case
   */
  public record Subject(String text, String link, String managerLink) {}

  private record Found(Ref ref, UUID id, UUID roundId, ApplicationId application, String callTitle) {}

  public Map<Ref, Subject> of(Collection<String> keys) {
    List<Found> found =
        jdbc.sql(ROWS)
            .param("keys", keys.toArray(String[]::new))
            .query(
                (row, number) -> {
                  UUID application = row.getObject("application_id", UUID.class);
                  return new Found(
                      new Ref(Kind.valueOf(row.getString("kind")), row.getString("case_key")),
                      row.getObject("id", UUID.class), row.getObject("round_id", UUID.class),
                      application == null ? null : new ApplicationId(application),
                      row.getString("call_title"));
                })
            .list();
    List<ApplicationId> named =
        found.stream().map(Found::application).filter(Objects::nonNull).distinct().toList();
    Map<ApplicationId, ApplicationPlace> places = applications.places(named);
    Map<Ref, Subject> subjects = new HashMap<>();
    found.forEach(one -> subjects.put(one.ref(), subject(one, places)));
    return subjects;
  }

  private static Subject subject(Found found, Map<ApplicationId, ApplicationPlace> places) {
    String round = "/selection/" + found.roundId();
    if (found.application() == null) {
      return new Subject(found.callTitle(), round, round);
    }
    String place = places.get(found.application()).text();
    return switch (found.ref().kind()) {
      case CHECK -> same(place, "/selection/eligibility/" + found.application().value());
      case REVIEW -> new Subject(place, "/reviews/" + found.id(), round + "#reviewers");
      case NOTICE -> same(place, round + "#notices");
      case PROMOTION -> same(place, "/selection/reserves/" + found.id());
      case ROUND -> same(place, round);
    };
  }

  private static Subject same(String text, String link) {
    return new Subject(text, link, link);
  }
}
