package jp.banso.drafting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.forms.Answers;
import jp.banso.forms.FormDefinition;
import jp.banso.forms.FormRef;
import jp.banso.kernel.CaseKey;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every text that a form had, under the version of its case from which it stood: what a page set out from, and the way
 * back. For the services of the modules that own forms, which have checked their viewer.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class DraftTexts {

  /** Somebody's texts that follow one another within this time are one version to come back to. */
  static final Duration ONE_SITTING = Duration.ofMinutes(30);

  private static final String COLUMNS = "select version, form_key, form_version, answers, written_by, written_by_id, written_at from draft_text";

  private final JdbcClient jdbc;
  private final SectionRows sections;
  private final Clock technicalClock;

  DraftTexts(JdbcClient jdbc, SectionRows sections, @Qualifier("technicalClock") Clock technicalClock) {
    this.jdbc = jdbc;
    this.sections = sections;
    this.technicalClock = technicalClock;
  }

  /**
   * A text that is being replaced.
   *
   * @param former before the first of these was kept, the text in whose place this one comes
   * @param version of the case from which the new text stands
   * @param by the writer's organisation and name
   * @param byId the writer, null if it was no person
   */
  public record Rewriting(
      CaseKey key, FormRef formerForm, Answers former, FormDefinition form, Answers answers, long version, String by,
      UUID byId, Instant at) {}

  /** A text that stood from a version on until the next one. */
  public record Kept(long version, FormRef form, Answers answers, String by, UUID byId, Instant at) {

    /** By the person or, of a text from before persons were noted, under the name. */
    boolean isBySameWriterAs(Kept other) {
      return byId == null || other.byId == null ? by.equals(other.by) : byId.equals(other.byId);
    }
  }

  /** Keeps a new text and notes whose sections it changes. */
  public void rewritten(Rewriting text) {
    if (at(text.key(), text.version()).isEmpty()) {
      insert(text.key(), new Kept(0, text.formerForm(), text.former(), text.by(), text.byId(), text.at()));
    }
    insert(text.key(), new Kept(text.version(), text.form().ref(), text.answers(), text.by(), text.byId(), text.at()));
    if (text.form().ref().equals(text.formerForm())) {
      sections.changed(text);
    }
  }

  private void insert(CaseKey key, Kept text) {
    jdbc.sql(
            "insert into draft_text (case_key, version, form_key, form_version, answers, written_by, written_by_id, written_at,"
                + " kept_at) values (?,?,?,?,cast(? as jsonb),?,?,?,?) on conflict (case_key, version) do update set"
                + " answers = excluded.answers, form_version = excluded.form_version")
        .params(
            key.value(), text.version(), text.form().formKey(), text.form().version(), text.answers().toJson(), text.by(), text.byId(),
            Timestamp.from(text.at()), Timestamp.from(technicalClock.instant()))
        .update();
  }

  /** The text as it stood in this version of the case; empty if none was kept. */
  public Optional<Kept> at(CaseKey key, long version) {
    return jdbc.sql(COLUMNS + " where case_key = ? and version <= ? order by version desc limit 1")
        .params(key.value(), version)
        .query(DraftTexts::text)
        .optional();
  }

  /** The texts after this version of the case, at most this many, the newest first. */
  public List<Kept> since(CaseKey key, long version, int most) {
    return jdbc.sql(COLUMNS + " where case_key = ? and version > ? order by version desc limit ?")
        .params(key.value(), version, most)
        .query(DraftTexts::text)
        .list();
  }

  /** One text of each sitting of each writer, the newest first. */
  public List<Kept> sittings(CaseKey key) {
    List<Kept> newestFirst =
        jdbc.sql(COLUMNS + " where case_key = ? and version > 0 order by version desc").param(key.value()).query(DraftTexts::text).list();
    List<Kept> sittings = new ArrayList<>();
    for (Kept text : newestFirst) {
      boolean sameSitting =
          sittings.stream()
              .filter(later -> later.isBySameWriterAs(text))
              .reduce((earlier, later) -> later)
              .filter(later -> Duration.between(text.at(), later.at()).compareTo(ONE_SITTING) < 0)
              .isPresent();
      if (!sameSitting) {
        sittings.add(text);
      }
    }
    return Collections.unmodifiableList(sittings);
  }

  private static Kept text(ResultSet row, int number) throws SQLException {
    return new Kept(
        row.getLong("version"), new FormRef(row.getString("form_key"), row.getInt("form_version")),
        Answers.fromJson(row.getString("answers")), row.getString("written_by"), row.getObject("written_by_id", UUID.class),
        row.getTimestamp("written_at").toInstant());
  }
}
