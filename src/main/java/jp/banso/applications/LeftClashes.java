package jp.banso.applications;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.drafting.OpenPages;
import jp.banso.forms.AnswerClash;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.parties.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What clashed and nobody has chosen when the form is sent: it is said before, and whoever sends it all the same leaves
 * it expressly. The text that does not go with the form is kept with that version, for the side that wrote it alone:
 * nobody else was ever shown it.
 */
@Service
@Transactional(readOnly = true)
public class LeftClashes {

  private final ApplicationDesk desk;
  private final OpenPages pages;
  private final SharedWriting writing;
  private final People people;
  private final JdbcClient jdbc;
  private final Clock clock;

  LeftClashes(
      ApplicationDesk desk, OpenPages pages, SharedWriting writing, People people, JdbcClient jdbc, Clock clock) {
    this.desk = desk;
    this.pages = pages;
    this.writing = writing;
    this.people = people;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A field or row that still has to be chosen, without what is written there.
   *
   * @param page on which it is chosen, null unless it is the viewer's own
   * @param writtenBy whose text does not stand in the form
   */
  public record Open(String section, String sectionTitle, String label, UUID page, String writtenBy) {}

  /**
   * One answer of what was left: what was not chosen, and what was sent.
   *
   * @param version number of the version that was sent
   */
  public record Left(
      int version, String sectionTitle, String label, String line, String unchosen, String sent, String writtenBy,
      String leftBy, Instant leftAt) {}

  private record Clashing(UUID page, UUID person, String writtenBy, AnswerClash clash) {}

  /** Of all who write it, the newest page first. */
  public List<Open> open(Viewer viewer, ApplicationId id) {
    return clashing(desk.forViewer(viewer, id)).stream()
        .map(
            one ->
                new Open(
                    one.clash().section(), one.clash().sectionTitle(), one.clash().label(),
                    one.person().equals(viewer.personId()) ? one.page() : null, one.writtenBy()))
        .toList();
  }

  /** What was left at each sending, the newest first; empty for a side that did not write it. */
  public List<Left> of(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    List<String> sides = sides(viewer, application);
    if (sides.isEmpty() || !ApplicationScope.readsText(viewer, application)) {
      return List.of();
    }
    return jdbc.sql(
            "select * from application_left_clash where application_id = ? and side = any(?)"
                + " order by version_number desc, position")
        .params(id.value(), sides.toArray(String[]::new))
        .query(
            (row, number) ->
                new Left(
                    row.getInt("version_number"), row.getString("section_title"), row.getString("label"),
                    row.getString("line_label"), row.getString("unchosen"), row.getString("sent"),
                    row.getString("written_by"), row.getString("left_by"), row.getTimestamp("left_at").toInstant()))
        .list();
  }

  /** A 補正 is written by region and prefecture together. */
  private static List<String> sides(Viewer viewer, Application application) {
    return switch (viewer.role()) {
      case REGION -> List.of("REGION", "PREFECTURE");
      case PREFECTURE -> List.of("PREFECTURE");
      case SECRETARIAT, SECRETARIAT_MANAGER -> application.isTypedBySecretariat() ? List.of("REGION") : List.of();
      default -> List.of();
    };
  }

  /** How many are to be chosen or left. */
  int count(Application application) {
    return clashing(application).size();
  }

  /** Keeps them with the version that was kept last; nobody is asked about them any more. */
  @Transactional
  public void leave(Viewer viewer, ApplicationId id) {
    Application application = desk.get(id);
    List<Clashing> left = clashing(application);
    if (left.isEmpty()) {
      return;
    }
    List<ApplicationVersion> versions = desk.versionsOf(application);
    ApplicationVersion sent = versions.get(versions.size() - 1);
    int version = sent.number();
    String side = sent.occasion() == ApplicationVersion.Occasion.CORRECTED ? "PREFECTURE" : "REGION";
    int position = 0;
    for (Clashing one : left) {
      for (AnswerClash.Line line : one.clash().lines()) {
        if (line.differs()) {
          position++;
          jdbc.sql(
                  "insert into application_left_clash (application_id, version_number, position, side, section_title,"
                      + " label, line_label, unchosen, sent, written_by, left_by, left_at)"
                      + " values (?,?,?,?,?,?,?,?,?,?,?,?)")
              .params(
                  id.value(), version, position, side, one.clash().sectionTitle(), one.clash().label(), line.label(),
                  line.mine(), line.theirs(), one.writtenBy(), viewer.actor().label(), Timestamp.from(clock.instant()))
              .update();
        }
      }
    }
    pages.leave(application.key());
  }

  private static String full(PersonView person) {
    return SharedPerson.named(person.organisationName(), person.displayName());
  }

  private List<Clashing> clashing(Application application) {
    List<OpenPages.Undecided> open = pages.undecided(application.key());
    Map<UUID, String> names =
        open.stream()
            .map(OpenPages.Undecided::person)
            .distinct()
            .collect(
                Collectors.toMap(
                    person -> person, person -> people.find(person).map(LeftClashes::full).orElse("")));
    return open.stream()
        .flatMap(
            page ->
                writing.lastSave(writing.onForm(page.page(), application.form())).clashes().stream()
                    .map(clash -> new Clashing(page.page().id(), page.person(), names.get(page.person()), clash)))
        .toList();
  }
}
