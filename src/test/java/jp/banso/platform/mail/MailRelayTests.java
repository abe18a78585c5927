package jp.banso.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import jp.banso.platform.documents.Documents;
import jp.banso.platform.mail.MailRelay.MailProperties;
import jp.banso.platform.mail.ScriptedSmtp.Manner;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@DisplayName("メールの送り出し")
class MailRelayTests {

  private static final Instant NOW = Instant.parse("2025-07-31T05:00:00Z");

  private final RelayStates states = mock(RelayStates.class);

  private void relay(SentMail mail, int port) {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(port);
    sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "3000");
    when(states.claim(anyInt())).thenReturn(List.of(mail));
    new MailRelay(
            states, sender, mock(Documents.class), Clock.fixed(NOW, ZoneId.of("Asia/Tokyo")),
            new MailProperties("banso@example.jp"))
        .relay();
  }

  private static SentMail mail(boolean resultMail) {
    UUID id = UUID.randomUUID();
    return new SentMail(
        id, "<" + id + "@banso.invalid>", "banso", "R7-BANSO-05-001", "M15", "daihyo@example.jp",
        List.of("ken@example.jp"), List.of("tantou@example.jp"), "madoguchi@example.jp", "選定結果について（通知）①㈱髙", "大仙・仙北　御中\n本文①㈱髙𠮷\n",
        List.of(), resultMail, MailState.CLAIMED, NOW, NOW, null, 1);
  }

  @Test
  @DisplayName("届いたら送信済とし、番号と自動送信のしるしを付ける")
  void notesWhatTheServerTook() throws IOException {
    SentMail mail = mail(true);
    try (ScriptedSmtp server = new ScriptedSmtp(Manner.ACCEPTS)) {
      relay(mail, server.port());
      verify(states).sent(mail);
      assertThat(server.recipients()).hasSize(3);
      assertThat(server.texts().get(0))
          .contains("Message-ID: " + mail.messageId())
          .contains("Auto-Submitted: auto-generated")
          .contains("From: banso@example.jp", "Reply-To: madoguchi@example.jp")
          .contains("Cc: ken@example.jp")
          .doesNotContain("tantou@example.jp");
    }
  }

  @Test
  @DisplayName("メールサーバが止まっていれば、あとでもう一度送る")
  void triesAgainWhenTheServerIsDown() throws IOException {
    int port;
    try (ScriptedSmtp server = new ScriptedSmtp(Manner.ACCEPTS)) {
      port = server.port();
    }
    SentMail mail = mail(true);
    relay(mail, port);
    verify(states).later(eq(mail), anyString());
    verify(states, never()).uncertain(any(), anyString());
  }

  @Test
  @DisplayName("宛先がないと言われたら人に任せる")
  void givesRefusedAddressesToAPerson() throws IOException {
    SentMail mail = mail(true);
    try (ScriptedSmtp server = new ScriptedSmtp(Manner.REFUSES_RECIPIENT)) {
      relay(mail, server.port());
      verify(states).refused(eq(mail), anyString());
    }
  }

  @Test
  @DisplayName("混み合っていると言われたら、あとでもう一度送る")
  void triesAgainWhenTheServerIsBusy() throws IOException {
    SentMail mail = mail(false);
    try (ScriptedSmtp server = new ScriptedSmtp(Manner.BUSY)) {
      relay(mail, server.port());
      verify(states).later(eq(mail), anyString());
    }
  }

  @Test
  @DisplayName("結果通知の途中で切れたら、届いたかどうかを人に確かめる")
  void asksAPersonWhenAResultMailMayHaveArrived() throws IOException {
    SentMail mail = mail(true);
    try (ScriptedSmtp server = new ScriptedSmtp(Manner.HANGS_UP_AFTER_TEXT)) {
      relay(mail, server.port());
      verify(states).uncertain(eq(mail), anyString());
    }
  }

  @Test
  @DisplayName("ふつうのメールの途中で切れたら、同じ番号でもう一度送る")
  void sendsOrdinaryMailAgainUnderTheSameNumber() throws IOException {
    SentMail mail = mail(false);
    try (ScriptedSmtp server = new ScriptedSmtp(Manner.HANGS_UP_AFTER_TEXT)) {
      relay(mail, server.port());
      verify(states).later(eq(mail), anyString());
    }
  }
}
