package jp.banso.parties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.platform.audit.AuditLog;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** That production begins with this administrator on an empty database is proved on the packaged application. */
@BansoTest
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("最初の管理者")
class FirstAdministratorTests {

  @Autowired private JdbcClient jdbc;
  @Autowired private Registration registration;
  @Autowired private AuditLog audit;
  @Autowired private MessageSource messages;
  @Autowired private TransactionTemplate transaction;

  @Autowired
  @Qualifier("businessClock")
  private Clock clock;

  @Test
  @DisplayName("利用者が一人でもいれば、環境の設定は読まれない")
  void isIgnoredOnceAnybodyIsThere() {
    String loginName = newLogin();

    administrator(loginName, "/does/not/exist").start();

    assertThat(registration.knows(loginName)).isFalse();
  }

  @Test
  @DisplayName("弱い初回パスワードでは起動せず、理由を告げる。パスワードは記録に出ない")
  void refusesAWeakPassword(@TempDir Path secrets, CapturedOutput log) throws IOException {
    String weak = "kanri-no-himitsu";
    Path file = Files.writeString(secrets.resolve("administrator"), weak + "\n");
    FirstAdministrator administrator = administrator("kanri", file.toString());

    assertThatThrownBy(() -> transaction.executeWithoutResult(status -> startWithNobodyThere(administrator)))
        .hasMessageContaining("does not start")
        .hasMessageContaining("too weak")
        .hasMessageNotContaining(weak);

    assertThat(administrator.isRunning()).isFalse();
    assertThat(log.getAll()).doesNotContain(weak);
    assertThat(registration.knows("kanri")).isFalse();
  }

  /** A table of no person stands before the real one until the transaction ends. */
  private void startWithNobodyThere(FirstAdministrator administrator) {
    jdbc.sql("create temporary table person (like public.person) on commit drop").update();
    administrator.start();
  }

  private FirstAdministrator administrator(String loginName, String passwordFile) {
    return new FirstAdministrator(
        loginName, loginName + "@example.jp", passwordFile, jdbc, registration, audit, messages, transaction, clock);
  }

  private static String newLogin() {
    return "late-" + UUID.randomUUID().toString().substring(0, 8);
  }
}
