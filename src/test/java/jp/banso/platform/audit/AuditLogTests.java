package jp.banso.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("監査ログ")
class AuditLogTests {

  @Autowired AuditLog audit;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcTemplate jdbc;

  private final CaseKey key =
      new CaseKey("TEST-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase());

  private void record(String action, Audience... readers) {
    transaction.executeWithoutResult(
        status -> audit.record(AuditEntry.of(Actor.system(), action, key).audience(readers)));
  }

  @Test
  @DisplayName("書き換えも削除もできない")
  void refusesChangeAndDeletion() {
    record("audit.test.act");
    assertThatThrownBy(() -> jdbc.update("update audit_entry set action = 'x' where case_key = ?", key.value()))
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> jdbc.update("delete from audit_entry where case_key = ?", key.value()))
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> jdbc.execute("truncate audit_entry")).hasMessageContaining("append-only");
  }

  @Test
  @DisplayName("案件の経過には、その立場で読んでよい記録だけが出る")
  void showsEachReaderItsOwnActs() {
    record("audit.test.opinion", Audience.PREFECTURE);
    record("audit.test.drafted", Audience.PREFECTURE, Audience.REGION);
    assertThat(audit.historyOf(key, EnumSet.of(Audience.REGION)))
        .extracting(AuditedAct::action)
        .containsExactly("audit.test.drafted");
    assertThat(audit.historyOf(key, EnumSet.of(Audience.PREFECTURE)))
        .extracting(AuditedAct::action)
        .containsExactly("audit.test.drafted", "audit.test.opinion");
  }

  @Test
  @DisplayName("案件だけの経過には、その子の記録は出ない")
  void separatesACaseFromItsChildren() {
    transaction.executeWithoutResult(
        status -> {
          audit.record(AuditEntry.of(Actor.system(), "audit.test.call", key).forAll());
          audit.record(AuditEntry.of(Actor.system(), "audit.test.child", key.child("05")).forAll());
        });
    assertThat(audit.ownHistoryOf(key, EnumSet.of(Audience.REGION)))
        .extracting(AuditedAct::action)
        .containsExactly("audit.test.call");
    assertThat(audit.historyOf(key, EnumSet.of(Audience.REGION)))
        .extracting(AuditedAct::action)
        .containsExactly("audit.test.child", "audit.test.call");
  }

  @Test
  @DisplayName("再公募の記録も、その事業の記録として読める")
  void countsARecallToItsProgramme() {
    UUID person = UUID.randomUUID();
    Actor actor = new Actor(person, "試験の担当者", "SECRETARIAT", null);
    CaseKey recalled = new CaseKey(key.value().replace("TEST-", "R7-BANSO2-05-"));
    transaction.executeWithoutResult(
        status -> audit.record(AuditEntry.of(actor, "audit.test.recalled", recalled)));

    assertThat(audit.latestOfOthers(ProgrammeCode.BANSO, UUID.randomUUID(), EnumSet.of(Audience.STAFF), 50))
        .extracting(AuditedAct::caseKey).contains(recalled.value());
    assertThat(audit.latestOfOthers(ProgrammeCode.BANSO, person, EnumSet.of(Audience.STAFF), 50))
        .extracting(AuditedAct::caseKey).doesNotContain(recalled.value());
    assertThat(audit.latestOfOthers(ProgrammeCode.RENKEI, UUID.randomUUID(), EnumSet.of(Audience.STAFF), 50))
        .extracting(AuditedAct::caseKey).doesNotContain(recalled.value());
  }

  @Test
  @DisplayName("断った記録は、断られた処理が消えても残る")
  void keepsRefusals() {
    transaction.executeWithoutResult(
        status -> {
          audit.recordRefusal(AuditEntry.of(Actor.system(), "audit.test.refused", key));
          status.setRollbackOnly();
        });
    assertThat(
            jdbc.queryForObject(
                "select count(*) from audit_entry where case_key = ? and refused", Integer.class,
                key.value()))
        .isEqualTo(1);
  }
}
