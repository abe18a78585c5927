package jp.banso.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.kernel.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BansoTest
@DisplayName("メールのコードで開く画面の守り")
class CodeGuardTests {

  @Autowired private CodeGuard guard;

  @Test
  @DisplayName("同じアドレスから続けて誤ると、正しいコードも開かず、ほかの画面やほかのアドレスは開く")
  void stopsWhoGuesses() {
    CodeGuard.Door door = new CodeGuard.Door("door-" + UUID.randomUUID(), "unknown", "tooOften");
    CodeGuard.Door other = new CodeGuard.Door("door-" + UUID.randomUUID(), "unknown", "tooOften");
    for (int i = 0; i < 30; i++) {
      assertThat(guard.open(door, "192.0.2.1", Optional::empty)).isEqualTo(Outcome.refused("unknown"));
    }
    assertThat(guard.open(door, "192.0.2.1", () -> Optional.of("it"))).isEqualTo(Outcome.refused("tooOften"));
    assertThat(guard.open(door, "192.0.2.2", () -> Optional.of("it")).isDone()).isTrue();
    assertThat(guard.open(other, "192.0.2.1", () -> Optional.of("it")).isDone()).isTrue();
  }
}
