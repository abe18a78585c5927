package jp.banso.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.StaleEdit;
import jp.banso.knowledge.AnswerText.Kind;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 定型文 and passages of the guidebook, kept by the desk for each fiscal year. */
@Service
@Transactional
public class AnswerTexts {

  private static final String ORDER = " order by kind, chapter nulls first, ordinal, title, id";

  private final JdbcClient jdbc;
  private final AuditLog audit;
  private final Clock clock;

  AnswerTexts(JdbcClient jdbc, AuditLog audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What is written of a text.
   *
   * @param chapter null for a text block
   */
  public record Written(Kind kind, String chapter, String title, String body, int ordinal) {}

  /** Those of a year in their order. */
  @Transactional(readOnly = true)
  public List<AnswerText> ofYear(Viewer viewer, FiscalYear year) {
    EntryAccess.requireDesk(viewer);
    return jdbc.sql("select * from answer_text where programme = ? and fiscal_year = ? and not withdrawn" + ORDER)
        .params(viewer.programme().name(), year.year())
        .query(AnswerTexts::map)
        .list();
  }

  /** This year and every year that has texts, newest first. */
  @Transactional(readOnly = true)
  public List<FiscalYear> years(Viewer viewer) {
    EntryAccess.requireDesk(viewer);
    return jdbc.sql(
            "select fiscal_year from (select distinct fiscal_year from answer_text where programme = ?"
                + " and not withdrawn union select ?) years order by 1 desc")
        .params(viewer.programme().name(), thisYear().year())
        .query(Integer.class)
        .stream()
        .map(FiscalYear::new)
        .toList();
  }

  private FiscalYear thisYear() {
    return FiscalYear.of(clock.instant());
  }

  /** The chapters of the guidebook of the newest year that has any. */
  @Transactional(readOnly = true)
  public List<String> chapters(Viewer viewer) {
    return jdbc.sql(
            "select distinct chapter from answer_text a where programme = :programme and kind = 'PASSAGE'"
                + " and not withdrawn and fiscal_year = (select max(fiscal_year) from answer_text b where b.programme = a.programme"
                + " and b.kind = 'PASSAGE' and not b.withdrawn) order by 1")
        .param("programme", viewer.programme().name())
        .query(String.class)
        .list();
  }

  /** @throws NotFound if there is none for the viewer */
  @Transactional(readOnly = true)
  public AnswerText get(Viewer viewer, UUID id) {
    return find(viewer, id).orElseThrow(() -> new NotFound("text " + id));
  }

  Optional<AnswerText> find(Viewer viewer, UUID id) {
    return jdbc.sql("select * from answer_text where id = ? and programme = ? and not withdrawn")
        .params(id, viewer.role().isSecretariat() ? viewer.programme().name() : "")
        .query(AnswerTexts::map)
        .optional();
  }

  /** @throws jp.banso.kernel.Forbidden for another's word */
  public void requireWriting(Viewer viewer) {
    EntryAccess.requireInPerson(viewer);
  }

  public void add(Viewer viewer, FiscalYear year, Written written) {
    EntryAccess.requireInPerson(viewer);
    insert(viewer.programme(), year, written, viewer);
    audit.record(act(viewer, "audit.knowledge.textAdded", year, written.title()).detail("after", written.body()));
  }

  private void insert(ProgrammeCode programme, FiscalYear year, Written written, Viewer by) {
    jdbc.sql(
            "insert into answer_text (id, programme, fiscal_year, kind, chapter, title, body, ordinal, changed_by,"
                + " changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            UUID.randomUUID(), programme.name(), year.year(), written.kind().name(), written.chapter(),
            written.title(), written.body(), written.ordinal(), by.personId(), Timestamp.from(clock.instant()))
        .update();
  }

  /** @throws StaleEdit if somebody else was quicker */
  public void change(Viewer viewer, UUID id, long version, Written written) {
    AnswerText before = get(viewer, id);
    EntryAccess.requireInPerson(viewer);
    int changed =
        jdbc.sql(
                "update answer_text set chapter = ?, title = ?, body = ?, ordinal = ?, changed_by = ?, changed_at = ?,"
                    + " version = version + 1 where id = ? and version = ?")
            .params(
                written.chapter(), written.title(), written.body(), written.ordinal(), viewer.personId(),
                Timestamp.from(clock.instant()), id, version)
            .update();
    if (changed == 0) {
      throw new StaleEdit("text " + id + " was changed");
    }
    audit.record(
        act(viewer, "audit.knowledge.textChanged", before.year(), written.title())
            .detail("before", before.body())
            .detail("after", written.body()));
  }

  /** It is offered no more; answers that have it keep it. */
  public void withdraw(Viewer viewer, UUID id) {
    AnswerText text = get(viewer, id);
    EntryAccess.requireInPerson(viewer);
    jdbc.sql("update answer_text set withdrawn = true, version = version + 1 where id = ?").param(id).update();
    audit.record(act(viewer, "audit.knowledge.textWithdrawn", text.year(), text.title()));
  }

  /** Copies those of the newest earlier year into a year that has none. */
  public Outcome<Void> copyFromBefore(Viewer viewer, FiscalYear year) {
    EntryAccess.requireInPerson(viewer);
    Optional<FiscalYear> before = years(viewer).stream().filter(one -> one.year() < year.year()).findFirst();
    List<AnswerText> texts = before.map(one -> ofYear(viewer, one)).orElse(List.of());
    if (texts.isEmpty() || !ofYear(viewer, year).isEmpty()) {
      return Outcome.refused("knowledge.text.refused.copy");
    }
    texts.forEach(
        one ->
            insert(
                viewer.programme(), year,
                new Written(one.kind(), one.chapter(), one.title(), one.body(), one.ordinal()), viewer));
    audit.record(act(viewer, "audit.knowledge.textsCopied", year, before.orElseThrow().name()));
    return Outcome.done();
  }

  private static AuditEntry act(Viewer viewer, String action, FiscalYear year, String title) {
    return AuditEntry.logged(viewer.actor(), action, null)
        .detail("programme", viewer.programme().name())
        .detail("fiscalYear", year.year())
        .detail("about", title);
  }

  private static AnswerText map(ResultSet row, int number) throws SQLException {
    return new AnswerText(
        row.getObject("id", UUID.class), new FiscalYear(row.getInt("fiscal_year")),
        Kind.valueOf(row.getString("kind")), row.getString("chapter"), row.getString("title"), row.getString("body"),
        row.getInt("ordinal"), row.getLong("version"));
  }
}
