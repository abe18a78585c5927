package jp.banso.drafting;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.parties.Viewer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * いま記入中の方: who has the form open, and at which section. A page says so every few seconds; one that falls silent is
 * gone after a minute.
 */
@Service
@Transactional
public class Presence {

  private static final UUID NO_PAGE = new UUID(0, 0);

  static final Duration LEASE = Duration.ofSeconds(60);

  private final JdbcClient jdbc;
  private final DraftRights rights;
  private final Clock technicalClock;

  Presence(JdbcClient jdbc, DraftRights rights, @Qualifier("technicalClock") Clock technicalClock) {
    this.jdbc = jdbc;
    this.rights = rights;
    this.technicalClock = technicalClock;
  }

  /**
   * Somebody else at the form, or the viewer in another window.
   *
   * @param section key of the section in which they are, empty if none in particular
   */
  public record Present(String organisation, String name, String section, boolean own) {}

  /** @param section where the page's writer is, empty if nowhere in particular */
  public void isHere(Viewer viewer, CaseKey key, UUID page, String section) {
    if (!rights.of(viewer, key).writes()) {
      return;
    }
    jdbc.sql(
            "insert into draft_presence as here (page, case_key, person_id, organisation, name, section, seen_at)"
                + " values (?,?,?,?,?,?,?) on conflict (page) do update set section = excluded.section,"
                + " seen_at = excluded.seen_at where here.person_id = excluded.person_id and here.case_key = excluded.case_key")
        .params(
            page, key.value(), viewer.personId(), viewer.organisationName(), viewer.displayName(), section,
            Timestamp.from(technicalClock.instant()))
        .update();
  }

  /** The page was left. */
  public void isGone(Viewer viewer, CaseKey key, UUID page) {
    rights.of(viewer, key);
    jdbc.sql("delete from draft_presence where page = ? and person_id = ?").params(page, viewer.personId()).update();
  }

  /**
   * The others and the viewer's other windows, each once at each section.
   *
   * @param page the one that is looked at, null if it is none
   */
  @Transactional(readOnly = true)
  public List<Present> others(Viewer viewer, CaseKey key, UUID page) {
    rights.of(viewer, key);
    return jdbc.sql(
            "select distinct organisation, name, section, person_id = :person own from draft_presence"
                + " where case_key = :key and (person_id <> :person or page <> :page) and seen_at > :since"
                + " order by own, organisation, name, section")
        .param("person", viewer.personId())
        .param("key", key.value())
        .param("page", page == null ? NO_PAGE : page)
        .param("since", Timestamp.from(technicalClock.instant().minus(LEASE)))
        .query((row, number) -> new Present(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)))
        .list();
  }
}
