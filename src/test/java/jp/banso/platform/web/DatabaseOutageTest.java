package jp.banso.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.CannotCreateTransactionException;

@DisplayName("データベースの停止の見分け")
class DatabaseOutageTest {

  @ParameterizedTest
  @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "53300"})
  @DisplayName("つながらないことを表す状態は、どれだけ包まれていても停止である")
  void isAnOutage(String state) {
    assertThat(DatabaseOutage.caused(new IllegalStateException(new RuntimeException(new SQLException("x", state))))).isTrue();
  }

  @Test
  @DisplayName("接続を借りられないことも停止である")
  void noConnection() {
    assertThat(DatabaseOutage.caused(new SQLTransientConnectionException("pool"))).isTrue();
    assertThat(DatabaseOutage.caused(new CannotCreateTransactionException("x"))).isTrue();
    assertThat(DatabaseOutage.caused(new IllegalStateException(new SQLException("Connection is closed")))).isTrue();
  }

  @Test
  @DisplayName("値の誤りや取り合いは停止ではない")
  void isNone() {
    assertThat(DatabaseOutage.caused(new RuntimeException(new SQLException("x", "23505")))).isFalse();
    assertThat(DatabaseOutage.caused(new SQLException("without a state"))).isFalse();
    assertThat(DatabaseOutage.caused(new IllegalStateException())).isFalse();
  }
}
