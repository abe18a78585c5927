package jp.banso.parties;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.platform.audit.AuditLog;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens on an empty database is proved on the packaged application. */
@BansoTest
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
    String loginName = "late-" + UUID.randomUUID().toString().substring(0, 8);

    new FirstAdministrator(
            loginName, "late@example.jp", "/does/not/exist", jdbc, registration, audit, messages,
            transaction, clock)
        .start();

    assertThat(registration.knows(loginName)).isFalse();
  }
}
