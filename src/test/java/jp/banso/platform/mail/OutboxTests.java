package jp.banso.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("送信待ちのメール")
class OutboxTests {

  @Autowired ApplicationContext context;
  @Autowired Outbox outbox;
  @Autowired TransactionTemplate transaction;
  @Autowired Clock clock;

  private OutboxMail mail(CaseKey key, String recipient, String subject) {
    return new OutboxMail(
        ProgrammeCode.BANSO, key, "T01", "", recipient, List.of(), List.of(), null, subject, "本文", List.of(), false,
        clock.instant());
  }

  private static CaseKey newKey() {
    return new CaseKey("TEST-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase());
  }

  @Test
  @DisplayName("同じ通知を二度頼んでも一通である")
  void keepsOneMailForOneOccasion() {
    CaseKey key = newKey();
    transaction.executeWithoutResult(status -> outbox.put(mail(key, "a@example.jp", "件名")));
    transaction.executeWithoutResult(status -> outbox.put(mail(key, "a@example.jp", "件名")));
    assertThat(WrittenMails.of(context, key)).hasSize(1);
  }

  @Test
  @DisplayName("業務の記録が取り消されればメールも残らない")
  void leavesNothingBehindWhenTheActFails() {
    CaseKey key = newKey();
    transaction.executeWithoutResult(
        status -> {
          outbox.put(mail(key, "a@example.jp", "件名"));
          status.setRollbackOnly();
        });
    assertThat(WrittenMails.of(context, key)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a@example.jp,b@example.jp", "a@example.jp\r\nBcc: b@example.jp", "a b@example.jp",
        "<a@example.jp>", "a@", ""})
  @DisplayName("宛先は一つの番地でなければならない")
  void refusesAnythingButOneAddress(String recipient) {
    assertThatThrownBy(() -> mail(newKey(), recipient, "件名")).isInstanceOf(BadInput.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "件名\r\nBcc: b@example.jp"})
  @DisplayName("件名は空でない一行でなければならない")
  void refusesSubjectsThatAreNotOneLine(String subject) {
    assertThatThrownBy(() -> mail(newKey(), "a@example.jp", subject)).isInstanceOf(BadInput.class);
  }
}
