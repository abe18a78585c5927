package jp.banso.inquiries;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.inquiries.FaqConsent.Means;
import jp.banso.inquiries.FaqConsent.State;
import jp.banso.kernel.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Consents, one of each answer of an inquiry; what was said before stands in the history of the case. An answer is known by
 * its round: how often the inquiry had been opened anew before it.
 */
@Repository
class FaqConsentRows {

  private final JdbcClient jdbc;

  FaqConsentRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a code opens. */
  record Coded(UUID inquiryId, CaseKey key, int round, FaqConsent consent) {}

  FaqConsent of(UUID inquiryId, int round) {
    return jdbc.sql("select * from inquiry_faq_consent where inquiry_id = ? and round = ?")
        .params(inquiryId, round)
        .query(FaqConsentRows::consent)
        .optional()
        .orElse(FaqConsent.NONE);
  }

  /** The rounds in which something was asked or said, the last first. */
  List<Integer> rounds(UUID inquiryId) {
    return jdbc.sql("select round from inquiry_faq_consent where inquiry_id = ? and state <> 'WISHED' order by round desc")
        .param(inquiryId)
        .query(Integer.class)
        .list();
  }

  boolean isInForce(UUID inquiryId, int round) {
    return jdbc.sql("select " + ConsentDesk.inForce("cast(:id as uuid)", "cast(:round as integer)"))
        .param("id", inquiryId)
        .param("round", round)
        .query(Boolean.class)
        .single();
  }

  Set<InquiryId> given(Collection<InquiryId> ids) {
    return jdbc.sql("select inquiry_id from inquiry_faq_consent where inquiry_id = any(?) and state = 'GIVEN'")
        .param(ids.stream().map(InquiryId::value).toArray(UUID[]::new))
        .query(UUID.class)
        .stream()
        .map(InquiryId::new)
        .collect(Collectors.toSet());
  }

  /** Held until the end, so that of two answers one comes first. */
  Optional<Coded> byCode(String hash) {
    return jdbc.sql("select * from inquiry_faq_consent where code_hash = ? for update")
        .param(hash)
        .query(
            (row, number) ->
                new Coded(
                    row.getObject("inquiry_id", UUID.class), new CaseKey(row.getString("case_key")), row.getInt("round"),
                    consent(row, number)))
        .optional();
  }

  void wish(UUID inquiryId, CaseKey key, int round, boolean wished) {
    jdbc.sql(
            wished
                ? "insert into inquiry_faq_consent (inquiry_id, case_key, round, state) values (:id, :key, :round, 'WISHED')"
                    + " on conflict do nothing"
                : "delete from inquiry_faq_consent where inquiry_id = :id and round = :round and state = 'WISHED'")
        .param("id", inquiryId)
        .param("round", round)
        .param("key", key.value())
        .update();
  }

  void asked(UUID inquiryId, int round, String words, String codeHash, Instant now) {
    jdbc.sql(
            "update inquiry_faq_consent set state = 'ASKED', words = ?, code_hash = ?, asked_at = ?"
                + " where inquiry_id = ? and round = ? and state in ('WISHED', 'ASKED')")
        .params(words, codeHash, Timestamp.from(now), inquiryId, round)
        .update();
  }

  /** Notes what the asker said; {@code words} stay what the mail asked, if one did. */
  void decided(UUID inquiryId, CaseKey key, int round, FaqConsent said, UUID by) {
    jdbc.sql(
            "insert into inquiry_faq_consent"
                + " (inquiry_id, case_key, round, state, words, decided_at, means, recorded_by, recorder, note)"
                + " values (:id, :key, :round, :state, :words, :at, :means, :by, :recorder, :note)"
                + " on conflict (inquiry_id, round) do update set state = excluded.state,"
                + " words = coalesce(inquiry_faq_consent.words, excluded.words), decided_at = excluded.decided_at,"
                + " means = excluded.means, recorded_by = excluded.recorded_by, recorder = excluded.recorder,"
                + " note = excluded.note")
        .param("id", inquiryId)
        .param("key", key.value())
        .param("round", round)
        .param("state", said.state().name())
        .param("words", said.words())
        .param("at", Timestamp.from(said.decidedAt()))
        .param("means", said.means().name())
        .param("by", by)
        .param("recorder", said.recorder())
        .param("note", said.note())
        .update();
  }

  private static FaqConsent consent(ResultSet row, int number) throws SQLException {
    String means = row.getString("means");
    return new FaqConsent(
        State.valueOf(row.getString("state")), row.getString("words"), at(row, "asked_at"), at(row, "decided_at"),
        means == null ? null : Means.valueOf(means), row.getString("recorder"), row.getString("note"));
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
