package jp.banso.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.kernel.CaseKey;
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
