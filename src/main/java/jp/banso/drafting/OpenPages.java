package jp.banso.drafting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.forms.Answers;
import jp.banso.forms.FormRef;
import jp.banso.kernel.CaseKey;
import jp.banso.parties.Viewer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The pages that people have open; each is its person's alone. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class OpenPages {

  private final JdbcClient jdbc;
  private final Clock technicalClock;

  OpenPages(JdbcClient jdbc, @Qualifier("technicalClock") Clock technicalClock) {
    this.jdbc = jdbc;
    this.technicalClock = technicalClock;
  }

  /** Empty before the first save of the page, and for anybody else's. */
  public Optional<OpenPage> find(Viewer viewer, CaseKey key, UUID page) {
    return jdbc.sql("select * from draft_page where id = ? and case_key = ? and person_id = ?")
        .params(page, key.value(), viewer.personId())
        .query(OpenPages::page)
        .optional();
  }

  public void keep(Viewer viewer, CaseKey key, OpenPage page) {
    jdbc.sql(
            "insert into draft_page as kept (id, case_key, person_id, form_key, form_version, base, mine, theirs, version,"
                + " clashes, turn, seen_at) values (:id, :key, :person, :formKey, :formVersion, cast(:base as jsonb),"
                + " cast(:mine as jsonb), cast(:theirs as jsonb), :version, :clashes, :turn, :now)"
                + " on conflict (id) do update set form_key = excluded.form_key, form_version = excluded.form_version,"
                + " base = excluded.base, mine = excluded.mine, theirs = excluded.theirs, version = excluded.version,"
                + " clashes = excluded.clashes, turn = greatest(kept.turn, excluded.turn), seen_at = excluded.seen_at"
                + " where kept.person_id = excluded.person_id and kept.case_key = excluded.case_key")
        .param("id", page.id())
        .param("key", key.value())
        .param("person", viewer.personId())
        .param("formKey", page.form().formKey())
        .param("formVersion", page.form().version())
        .param("base", page.base().toJson())
        .param("mine", page.mine().toJson())
        .param("theirs", page.theirs().toJson())
        .param("version", page.version())
        .param("clashes", page.clashes())
        .param("turn", page.turn())
        .param("now", Timestamp.from(technicalClock.instant()))
        .update();
  }

  /** What the page sends from now on is compared with the text on which it was made. */
  public void forget(Viewer viewer, CaseKey key, UUID page) {
    jdbc.sql("delete from draft_page where id = ? and case_key = ? and person_id = ?")
        .params(page, key.value(), viewer.personId())
        .update();
  }

  /** The viewer's pages of the case with something that clashed and is not decided, the newest first. */
  public List<OpenPage> undecided(Viewer viewer, CaseKey key) {
    return jdbc.sql(
            "select * from draft_page where case_key = ? and person_id = ? and clashes > 0 order by seen_at desc, id limit 10")
        .params(key.value(), viewer.personId())
        .query(OpenPages::page)
        .list();
  }

  /**
   * A page with something undecided.
   *
   * @param person whose it is
   */
  public record Undecided(UUID person, OpenPage page) {}

  /** Of all who write the case, the newest first; the owner of the form answers for what of it is shown to whom. */
  public List<Undecided> undecided(CaseKey key) {
    return jdbc.sql("select * from draft_page where case_key = ? and clashes > 0 order by seen_at desc, id")
        .param(key.value())
        .query((row, number) -> new Undecided(row.getObject("person_id", UUID.class), page(row, number)))
        .list();
  }

  /** Nobody is asked any more about what clashed; its owner has kept it. */
  public void leave(CaseKey key) {
    jdbc.sql("delete from draft_page where case_key = ? and clashes > 0").param(key.value()).update();
  }

  private static OpenPage page(ResultSet row, int number) throws SQLException {
    return new OpenPage(
        row.getObject("id", UUID.class), new FormRef(row.getString("form_key"), row.getInt("form_version")),
        Answers.fromJson(row.getString("base")), Answers.fromJson(row.getString("mine")), Answers.fromJson(row.getString("theirs")),
        row.getLong("version"), row.getInt("clashes"), row.getLong("turn"));
  }
}
