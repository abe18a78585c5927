package jp.banso.applications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.applications.ApplicationFacts.YesNoUnknown;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallView;
import jp.banso.forms.FormRef;
import jp.banso.forms.FormSection;
import jp.banso.kernel.PrefectureCode;
import jp.banso.participation.ParticipationRecords;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What とりまとめ一覧 says beside the lines of a prefecture: for a page of any length in the same few statements. */
@Component
class BoardRows {

  private final JdbcClient jdbc;
  private final ApplicationChecks checks;
  private final BusinessCalendar calendar;
  private final ParticipationRecords participation;
  private final Clock clock;

  BoardRows(JdbcClient jdbc, ApplicationChecks checks, BusinessCalendar calendar, ParticipationRecords participation,
      Clock clock) {
    this.jdbc = jdbc;
    this.checks = checks;
    this.calendar = calendar;
    this.participation = participation;
    this.clock = clock;
  }

  /** In the order of the lines; a 訂正 stands below what it corrects. */
  List<BoardRow> of(Viewer viewer, CallView call, List<ApplicationLine> lines) {
    LocalDate today = LocalDate.now(clock);
    Map<UUID, Facts> facts = facts(lines.stream().map(ApplicationLine::id).toList());
    Set<String> notApplying = participation.notApplying(call.id());
    return BoardRow.nested(
        lines.stream()
            .map(line -> row(viewer, today, line, facts.get(line.id()), notApplying.contains(line.key().value())))
            .toList());
  }

  /** How many applications of the prefecture each tab holds; a 訂正 is no other application. */
  Map<BoardTab, Long> counts(CallView call, PrefectureCode prefecture) {
    Map<BoardTab, Long> counts = new EnumMap<>(BoardTab.class);
    Stream.of(BoardTab.values()).forEach(tab -> counts.put(tab, 0L));
    jdbc.sql(
            "select a.state, count(*) from application a where a.call_id = ? and a.prefecture_code = ? and not "
                + Corrections.BESIDE + " group by a.state")
        .params(call.id().value(), prefecture.value())
        .query(
            row -> {
              ApplicationState state = ApplicationState.valueOf(row.getString(1));
              for (BoardTab tab : BoardTab.values()) {
                if (tab.holds(state)) {
                  counts.merge(tab, row.getLong(2), Long::sum);
                }
              }
            });
    return counts;
  }

  private record Facts(
      ApplicationState state, FormRef form, boolean shown, Instant compiled,
      Instant received, String changedBy, Readiness kept, Review review, LocalDate askedFor, boolean held,
      Instant forwarded) {}

  private record Review(long version, Integer rank, String opinion, Set<YesNoUnknown> answers) {}

  private Map<UUID, Facts> facts(List<UUID> ids) {
    Map<UUID, Facts> facts = new HashMap<>();
    jdbc.sql(
            "select a.id, a.state, a.form_key, a.form_version, a.shown_to_prefecture,"
                + " a.compiled_at, a.received_at, a.changed_by, a.forwarded_arrived_at, r.sections, r.open_sections, r.gaps,"
                + " r.to_confirm, r.unconfirmed, p.version review_version, p.recommendation_rank, p.opinion, p.hub_established,"
                + " p.hub_led, p.support_wanted, q.due_on, a.held_side from application a"
                + " left join application_readiness r on r.application_id = a.id"
                + " left join prefecture_review p on p.application_id = a.id"
                + " left join (select application_id,"
                + " max(due_on) filter (where answered_at is null) due_on from application_return"
                + " where returned_by = 'PREFECTURE' group by application_id) q on q.application_id = a.id"
                + " where a.id = any(cast(:ids as uuid[]))")
        .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
        .query(
            row -> {
              facts.put(row.getObject("id", UUID.class), facts(row));
            });
    return facts;
  }

  private Facts facts(ResultSet row) throws SQLException {
    return new Facts(
        ApplicationState.valueOf(row.getString("state")),
        new FormRef(row.getString("form_key"), row.getInt("form_version")), row.getBoolean("shown_to_prefecture"),
        at(row, "compiled_at"), at(row, "received_at"),
        row.getString("changed_by"), kept(row), review(row),
        row.getObject("due_on", LocalDate.class), row.getString("held_side") != null, at(row, "forwarded_arrived_at"));
  }

  private static Readiness kept(ResultSet row) throws SQLException {
    return row.getArray("open_sections") == null
        ? null
        : new Readiness(
            row.getInt("sections"), ReadinessRows.list(row.getArray("open_sections")), row.getInt("gaps"),
            ReadinessRows.list(row.getArray("to_confirm")), ReadinessRows.list(row.getArray("unconfirmed")));
  }

  private static Review review(ResultSet row) throws SQLException {
    if (row.getString("opinion") == null) {
      return new Review(BoardRow.NOTHING_KEPT, null, "", Set.of());
    }
    return new Review(
        row.getLong("review_version"), row.getObject("recommendation_rank", Integer.class), row.getString("opinion"),
        Set.copyOf(
            List.of(
                YesNoUnknown.valueOf(row.getString("hub_established")), YesNoUnknown.valueOf(row.getString("hub_led")),
                YesNoUnknown.valueOf(row.getString("support_wanted")))));
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  private BoardRow row(
      Viewer viewer, LocalDate today, ApplicationLine line, Facts facts, boolean notApplying) {
    boolean prefecture = viewer.role() == RoleKind.PREFECTURE;
    boolean received = facts.received() != null;
    boolean reads =
        received || (prefecture && (facts.state() != ApplicationState.DRAFT || facts.shown()));
    boolean readsReview = prefecture || received;
    boolean resting = notApplying && facts.state() == ApplicationState.DRAFT;
    LocalDate until = resting || line.receivedAt() != null ? null : line.nextOn();
    return new BoardRow(
        line, readiness(facts, reads), reads, readsReview ? sheet(facts) : null,
        readsReview ? facts.review().rank() : null, readsReview ? facts.review().opinion() : "",
        facts.review().version(), line.holder() == null ? null : line.holder().messageKey(), line.since(), until,
        until == null ? 0 : calendar.businessDaysBetween(today, until), facts.askedFor() != null,
        facts.state() == ApplicationState.PREFECTURE_REVIEW || facts.state() == ApplicationState.COMPILED,
        facts.held(), facts.changedBy(), facts.forwarded());
  }

  private Readiness readiness(Facts facts, boolean reads) {
    if (facts.kept() == null) {
      return null;
    }
    Readiness kept = facts.kept();
    Readiness titled =
        new Readiness(
            kept.sections(),
            kept.open().stream()
                .flatMap(key -> checks.definition(facts.form()).section(key).stream())
                .map(FormSection::title)
                .toList(),
            kept.gaps(), kept.toConfirm(), kept.unconfirmed());
    return reads ? titled : titled.withoutFindings();
  }

  private static BoardRow.Sheet sheet(Facts facts) {
    Set<YesNoUnknown> answers = facts.review().answers();
    if (facts.compiled() != null || (!answers.isEmpty() && !answers.contains(YesNoUnknown.UNKNOWN))) {
      return BoardRow.Sheet.ANSWERED;
    }
    return facts.review().version() == BoardRow.NOTHING_KEPT ? BoardRow.Sheet.BLANK : BoardRow.Sheet.BEGUN;
  }
}
