package jp.banso.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The log of every act, append-only: a trigger refuses change and deletion. Rows are inserted
 * without a lock; a later issue chains them.
 */
@Component
public class AuditLog {

  private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Clock technicalClock;
  private final ObjectMapper json;
  private final ObjectProvider<StandingIn> standingIn;

  AuditLog(
      JdbcClient jdbc,
      Clock clock,
      @Qualifier("technicalClock") Clock technicalClock,
      ObjectMapper json,
      ObjectProvider<StandingIn> standingIn) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.technicalClock = technicalClock;
    this.json = json;
    this.standingIn = standingIn;
  }

  /** Records an act in the transaction that carries it out. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(AuditEntry entry) {
    insert(entry, false);
  }

  /** Records a refusal; it stays although the refused transaction leaves nothing behind. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void recordRefusal(AuditEntry entry) {
    insert(entry, true);
  }

  private void insert(AuditEntry entry, boolean refused) {
    UUID absent = absentBehind(entry).orElse(null);
    jdbc.sql(
            "insert into audit_entry (business_at, technical_at, person_id, actor_label, actor_role,"
                + " proxy_note, action, case_key, refused, audiences, details, for_person_id)"
                + " values (?,?,?,?,?,?,?,?,?,?,cast(? as jsonb),?)")
        .params(
            Timestamp.from(clock.instant()), Timestamp.from(technicalClock.instant()),
            entry.actor().personId(), entry.actor().label(), entry.actor().role(),
            note(entry.actor(), absent), entry.action(),
            entry.key() == null ? null : entry.key().value(), refused,
            entry.audiences().stream().map(Enum::name).collect(Collectors.joining(",")),
            write(entry.details()), absent)
        .update();
  }

  /**
   * What was deleted leaves no word here: of each act on these cases and their children the facts stay, and in the place
   * of its details their SHA-256.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void erase(Collection<CaseKey> keys) {
    jdbc.sql("select set_config('banso.audit_erasing', 'on', true)").query(String.class).single();
    for (CaseKey key : keys) {
      jdbc.sql(
              "update audit_entry set details = jsonb_build_object('erased',"
                  + " encode(sha256(convert_to(details::text, 'UTF8')), 'hex'))"
                  + " where (case_key = :key or case_key like :children) and details <> '{}'"
                  + " and not jsonb_exists(details, 'erased')")
          .param("key", key.value())
          .param("children", key.value() + "-%")
          .update();
    }
    jdbc.sql("select set_config('banso.audit_erasing', 'off', true)").query(String.class).single();
  }

  /** Asked only of who stands in for somebody. */
  private Optional<UUID> absentBehind(AuditEntry entry) {
    Actor actor = entry.actor();
    return actor.standsFor().isEmpty() || entry.key() == null
        ? Optional.empty()
        : standingIn.stream()
            .flatMap(port -> port.behind(actor.personId(), actor.standsFor().keySet(), entry.key()).stream())
            .findFirst();
  }

  private static String note(Actor actor, UUID absent) {
    return absent == null
        ? actor.proxyNote()
        : Stream.of(actor.proxyNote(), actor.standsFor().get(absent))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
  }

  /** The acts on a case and its children that these readers may see, newest first. */
  @Transactional(readOnly = true)
  public List<AuditedAct> historyOf(CaseKey key, Set<Audience> readers) {
    return history("(case_key = :key or case_key like :key || '-%')", key, readers);
  }

  /** The same without the children: for a case whose children belong to others. */
  @Transactional(readOnly = true)
  public List<AuditedAct> ownHistoryOf(CaseKey key, Set<Audience> readers) {
    return history("case_key = :key", key, readers);
  }

  private List<AuditedAct> history(String which, CaseKey key, Set<Audience> readers) {
    return jdbc.sql(
            "select * from audit_entry where " + which
                + " and not refused and string_to_array(audiences, ',') && cast(:readers as text[])"
                + " order by id desc limit 500")
        .param("key", key.value())
        .param("readers", readers.stream().map(Enum::name).toArray(String[]::new))
        .query(this::act)
        .list();
  }

  /**
   * The newest acts of others on cases of a programme that these readers may see, of its last
   * thousand: an index leads to these, and nobody walks the whole log for a piece of news.
   */
  @Transactional(readOnly = true)
  public List<AuditedAct> latestOfOthers(
      ProgrammeCode programme, UUID personId, Set<Audience> readers, int size) {
    return jdbc.sql(
            "select * from (select * from audit_entry where programme = :programme and not refused"
                + " order by id desc limit 1000) newest where person_id <> :person"
                + " and string_to_array(audiences, ',') && cast(:readers as text[])"
                + " order by id desc limit :size")
        .param("person", personId)
        .param("programme", programme.name())
        .param("readers", readers.stream().map(Enum::name).toArray(String[]::new))
        .param("size", size)
        .query(this::act)
        .list();
  }

  /** Every act on a case and its children, refused ones too, the oldest first. */
  @Transactional(readOnly = true)
  public List<AuditedAct> allOn(CaseKey key) {
    return jdbc.sql("select * from audit_entry where case_key = :key or case_key like :children order by id")
        .param("key", key.value())
        .param("children", key.value() + "-%")
        .query(this::act)
        .list();
  }

  /** Whatever a person did, or somebody for that person, the oldest first. */
  @Transactional(readOnly = true)
  public List<AuditedAct> allOf(UUID personId) {
    return jdbc.sql("select * from audit_entry where person_id = :person or for_person_id = :person order by id")
        .param("person", personId)
        .query(this::act)
        .list();
  }

  /** The acts of a programme, or of none, with one of these words in what was noted of them, the oldest first. */
  @Transactional(readOnly = true)
  public List<AuditedAct> holding(ProgrammeCode programme, Collection<String> words) {
    return jdbc.sql(
            "select * from audit_entry where (programme = :programme or programme is null)"
                + " and exists (select 1 from unnest(cast(:words as text[])) word where position(search_fold(word)"
                + " in search_fold(concat_ws(' ', actor_label, proxy_note, details::text))) > 0) order by id")
        .param("programme", programme.name())
        .param("words", words.toArray(String[]::new))
        .query(this::act)
        .list();
  }

  /** The newest acts on no case whose names begin so. */
  @Transactional(readOnly = true)
  public List<AuditedAct> latestOfNoCase(String actions, int size) {
    return jdbc.sql(
            "select * from audit_entry where case_key is null and not refused"
                + " and starts_with(action, :actions) order by id desc limit :size")
        .param("actions", actions)
        .param("size", size)
        .query(this::act)
        .list();
  }

  private AuditedAct act(ResultSet row, int number) throws SQLException {
    return new AuditedAct(
        row.getLong("id"), row.getTimestamp("business_at").toInstant(),
        row.getString("actor_label"), row.getString("actor_role"), row.getString("proxy_note"),
        row.getString("action"), row.getString("case_key"), read(row.getString("details")));
  }

  private String write(Map<String, String> details) {
    try {
      return json.writeValueAsString(details);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, String> read(String details) {
    try {
      return json.readValue(details, DETAILS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
