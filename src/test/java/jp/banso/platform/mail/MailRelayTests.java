package jp.banso.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.banso.platform.documents.Documents;
import jp.banso.platform.mail.MailRelay.MailProperties;
import jp.banso.platform.mail.ScriptedSmtp.Manner;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@ExtendWith(OutputCaptureExtension.class)
@DisplayName("メールの送り出し")
class MailRelayTests {

  private static final Instant NOW = Instant.parse("2025-07-31T05:00:00Z");

  private final RelayStates states = mock(RelayStates.class);

  private void relay(Claim claim, int port) {
    when(states.begin(claim)).thenReturn(true);
    relayAs(claim, port);
  }

  private void relayAs(Claim claim, int port) {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(port);
    sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "3000");
    sender.getJavaMailProperties().setProperty("mail.smtp.sendpartial", "true");
    when(states.claim()).thenReturn(Optional.of(claim), Optional.empty());
    new MailRelay(
            states, sender, mock(Documents.class), Clock.fixed(NOW, ZoneId.of("Asia/Tokyo")),
            new MailProperties("banso@example.jp"), new ReplyTags(null, false))
        .relay();
  }

  private static Claim claim(boolean resultMail) {
    return claim(resultMail, "daihyo@example.jp", false);
  }

  private static Claim claim(boolean resultMail, String recipient, boolean copiesSettled) {
    UUID id = UUID.randomUUID();
    SentMail mail =
        new SentMail(
            new MailHeading(
                id, "banso", "R7-BANSO-05-001", "M15", recipient, "選定結果について（通知）①㈱髙",
                MailState.CLAIMED, NOW, NOW, null, null, false),
            "<" + id + "@banso.invalid>", List.of("ken@example.jp"), List.of("tantou@example.jp"),
            "madoguchi@example.jp", "大仙・仙北　御中\n本文①㈱髙𠮷\n", List.of(), resultMail, 1, false);
    return new Claim(mail, UUID.randomUUID(), copiesSettled);
  }

  @Test
  @DisplayName("届いたら送信済とし、番号と自動送信のしるしを付ける")
  void notesWhatTheServerTook() throws IOException {
    Claim claim = claim(true);
    try (ScriptedSmtp server = new ScriptedSmtp(Manner.ACCEPTS)) {
      relay(claim, server.port());
      verify(states).sent(claim);
      assertThat(server.recipients()).hasSize(3);
      assertThat(server.texts().get(0))
          .contains("Message-ID: " + claim.mail().messageId())
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
    Claim claim = claim(true);
    relay(claim, port);
    verify(states).later(eq(claim), anyString());
    verify(states, never()).uncertain(any(), anyString());
  }

  @Test
  @DisplayName("宛先がないと言われたら人に任せる")
  void givesRefusedAddressesToAPerson() throws IOException {
    Claim claim = claim(true);
    try (ScriptedSmtp server = new ScriptedSmtp(Manner.REFUSES_RECIPIENT)) {
      relay(claim, server.port());
      verify(states)
          .delivered(
              eq(claim), eq(Set.of()),
              eq(Set.of("daihyo@example.jp", "ken@example.jp", "tantou@example.jp")), anyString());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("混み合っていると言われたら、だれにも届いていないので、あとでもう一度送る")
  void triesAgainWhenTheServerIsBusy(boolean resultMail) throws IOException {
    Claim claim = claim(resultMail);
    try (ScriptedSmtp server = new ScriptedSmtp(Manner.BUSY)) {
      relay(claim, server.port());
      verify(states).delivered(eq(claim), eq(Set.of()), eq(Set.of()), anyString());
    }
  }

  @Test
  @DisplayName("写しの宛先が断られても、ほかの人には届き、断られた宛先が分かる")
  void sendsToTheOthersWhenACopyIsRefused() throws IOException {
    Claim claim = claim(true);
    try (ScriptedSmtp server = new ScriptedSmtp(Manner.REFUSES_TANTOU)) {
      relay(claim, server.port());
      verify(states)
          .delivered(
              eq(claim), eq(Set.of("daihyo@example.jp", "ken@example.jp")),
              eq(Set.of("tantou@example.jp")), anyString());
      assertThat(server.texts()).hasSize(1);
    }
  }

  @Test
  @DisplayName("写しが済んでいれば、宛先の人だけに送る")
  void sendsToTheReceiverAloneOnceTheCopiesAreSettled() throws IOException {
    Claim claim = claim(true, "daihyo@example.jp", true);
    try (ScriptedSmtp server = new ScriptedSmtp(Manner.ACCEPTS)) {
      relay(claim, server.port());
      assertThat(server.recipients()).singleElement().asString().contains("daihyo@example.jp");
      assertThat(server.texts().get(0)).contains("Cc: ken@example.jp");
    }
  }

  @Test
  @DisplayName("ほかのノードに引き継がれたメールは送らない")
  void leavesAMailThatAnotherTookOver() throws IOException {
    Claim claim = claim(true);
    try (ScriptedSmtp server = new ScriptedSmtp(Manner.ACCEPTS)) {
      when(states.begin(claim)).thenReturn(false);
      relayAs(claim, server.port());
      assertThat(server.recipients()).isEmpty();
      verify(states, never()).sent(claim);
    }
  }

  @Test
  @DisplayName("組み立てられないメールの記録に、宛先を残さない")
  void logsNoAddressOfAMailThatCannotBeBuilt(CapturedOutput output) throws IOException {
    Claim claim = claim(true, "himitsu no@example.jp", false);
    try (ScriptedSmtp server = new ScriptedSmtp(Manner.ACCEPTS)) {
      relay(claim, server.port());
    }
    verify(states).refused(eq(claim), anyString());
    assertThat(output.getAll()).contains("cannot be built: AddressException").doesNotContain("himitsu");
  }

  @Test
  @DisplayName("結果通知の途中で切れたら、届いたかどうかを人に確かめる")
  void asksAPersonWhenAResultMailMayHaveArrived() throws IOException {
    Claim claim = claim(true);
    try (ScriptedSmtp server = new ScriptedSmtp(Manner.HANGS_UP_AFTER_TEXT)) {
      relay(claim, server.port());
      verify(states).uncertain(eq(claim), anyString());
    }
  }

  @Test
  @DisplayName("ふつうのメールの途中で切れたら、同じ番号でもう一度送る")
  void sendsOrdinaryMailAgainUnderTheSameNumber() throws IOException {
    Claim claim = claim(false);
    try (ScriptedSmtp server = new ScriptedSmtp(Manner.HANGS_UP_AFTER_TEXT)) {
      relay(claim, server.port());
      verify(states).later(eq(claim), anyString());
    }
  }
}
