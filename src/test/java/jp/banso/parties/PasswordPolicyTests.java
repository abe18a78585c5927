package jp.banso.parties;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("パスワードの決まり")
class PasswordPolicyTests {

  @ParameterizedTest
  @CsvSource({
    "kyou-ha-yuki,", "elevenchars,parties.password.short", "aaaaaaaaaaaaaaab,parties.password.monotonous",
    "my-kanri-secret,parties.password.guessable", "correct-password-1,parties.password.guessable",
    "Banso-no-himitsu,parties.password.guessable"
  })
  @DisplayName("短いもの、単調なもの、推測されやすいものは使えない")
  void refusesWeakOnes(String password, String refusal) {
    assertThat(PasswordPolicy.weakness(password, "kanri").orElse(null)).isEqualTo(refusal);
  }

  @Test
  @DisplayName("72バイトを超える部分は照合されないため、受け付けない")
  void refusesWhatTheHashWouldNotRead() {
    assertThat(PasswordPolicy.weakness("ひらがなのながいことば".repeat(3), "kanri"))
        .contains("parties.password.long");
    assertThat(PasswordPolicy.weakness("ひらがなのながいことばです", "kanri")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab", "Kanri", "kanri@x", "-kanri", "管理者"})
  @DisplayName("ログイン名は半角の英小文字と数字から始める")
  void knowsLoginNames(String name) {
    assertThat(AccountRules.isLoginName(name)).isFalse();
    assertThat(AccountRules.isLoginName("kanri-2.a_b")).isTrue();
  }
}
