package jp.banso.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("受け取る方だけに知らせるものを含むメールは、別のアドレスへ送り直せない")
class SecretKindsTest {

  @Test
  @DisplayName("コードやリンクを含む種類はすべて送り直せず、頼まれて送るものだけが届かなくても対応にならない")
  void knowsWhatOpensSomething() {
    assertThat(List.of("login-code", "admission-confirm", "invitation", "intent-request", "submission-confirm"))
        .allMatch(SecretKinds::cannotGoAgain);
    assertThat(List.of("invitation", "intent-request", "submission-confirm")).noneMatch(SecretKinds::isAskedByAnybody);
    assertThat(SecretKinds.cannotGoAgain("M10")).isFalse();
    assertThat(SecretKinds.isForItsReceiverAlone("application-copy")).isTrue();
    assertThat(SecretKinds.isForItsReceiverAlone("M10")).isFalse();
  }
}
