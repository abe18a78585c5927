package jp.banso.parties;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jp.banso.BansoTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

@BansoTest
@DisplayName("本番での起動")
class ProductionGuardTests {

  @Autowired private JdbcClient jdbc;

  @Test
  @DisplayName("デモ用アカウントが一つでもあれば起動しない")
  void refusesDemoAccounts() {
    assertThatThrownBy(() -> new ProductionGuard(jdbc, new MockEnvironment()).start())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("demo accounts");
  }

  @Test
  @DisplayName("動かせる時計やデモの部品を有効にしたままでは起動しない")
  void refusesPartsOfTheDefaultMode() {
    MockEnvironment walking = new MockEnvironment().withProperty("banso.clock.walking", "true");
    MockEnvironment demo = new MockEnvironment().withProperty("banso.demo.enabled", "true");

    assertThatThrownBy(() -> new ProductionGuard(jdbc, walking).start())
        .hasMessageContaining("banso.clock.walking");
    assertThatThrownBy(() -> new ProductionGuard(jdbc, demo).start())
        .hasMessageContaining("banso.demo.enabled");
  }
}
