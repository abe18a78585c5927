package jp.banso.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import jp.banso.BansoTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BansoTest
@DisplayName("二重送信を防ぐ印")
class SubmitTokensTests {

  @Autowired private SubmitTokens tokens;
  @Autowired private JdbcClient jdbc;

  @Test
  @DisplayName("送った本人だけが、先の送信の結果へ進む")
  void tellsTheResultToItsPersonOnly() {
    UUID token = UUID.randomUUID();
    UUID person = UUID.randomUUID();
    assertThat(tokens.take(token, person)).isTrue();
    tokens.ledTo(token, "/applications/x");

    assertThat(tokens.take(token, person)).isFalse();
    assertThat(tokens.resultOf(token, person)).contains("/applications/x");
    assertThat(tokens.take(token, UUID.randomUUID())).isFalse();
    assertThat(tokens.resultOf(token, UUID.randomUUID())).isEmpty();
    assertThat(tokens.resultOf(token, null)).isEmpty();
  }

  @Test
  @DisplayName("ログイン前の送信も一度だけ行う")
  void servesThoseWhoAreNotSignedIn() {
    UUID token = UUID.randomUUID();
    assertThat(tokens.take(token, null)).isTrue();
    tokens.ledTo(token, "/login");

    assertThat(tokens.resultOf(token, null)).contains("/login");
  }

  @Test
  @DisplayName("古い印は片付けられ、新しい印は残る")
  void forgetsWhatIsOld() {
    UUID old = UUID.randomUUID();
    UUID fresh = UUID.randomUUID();
    tokens.take(old, null);
    tokens.take(fresh, null);
    jdbc.sql("update submit_token set taken_at = taken_at - interval '3 days' where token = ?").param(old).update();

    tokens.forgetOld();

    assertThat(jdbc.sql("select token from submit_token where token in (?, ?)").params(old, fresh).query(UUID.class).list())
        .containsExactly(fresh);
  }

  @Test
  @DisplayName("データベースが止まっていて返せなかった印は、戻り次第返され、同じ送信をもう一度受け付ける")
  void givesBackLater() {
    UUID token = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    UUID person = UUID.randomUUID();
    tokens.take(token, person);
    tokens.take(other, person);
    tokens.owe(token);
    tokens.owe(other);

    assertThat(tokens.take(token, person)).isTrue();
    assertThat(tokens.take(token, person)).isFalse();
    tokens.settle();
    assertThat(tokens.take(token, person)).as("what was taken anew is owed no longer").isFalse();
    assertThat(tokens.take(other, person)).isTrue();
  }

  @Test
  @DisplayName("返せなかった印を持つノードとは別のノードに送り直しても、戻り次第受け付ける")
  void givesBackToTheOtherNode() throws Exception {
    SubmitTokens other = new SubmitTokens(jdbc, java.time.Clock.systemUTC());
    UUID token = UUID.randomUUID();
    UUID person = UUID.randomUUID();
    tokens.take(token, person);
    tokens.owe(token);
    java.util.concurrent.CompletableFuture<java.util.Optional<String>> waiting =
        java.util.concurrent.CompletableFuture.supplyAsync(() -> other.resultOf(token, person));
    assertThat(other.take(token, person)).as("not before it is given back").isFalse();
    tokens.settle();
    assertThat(waiting.get(30, java.util.concurrent.TimeUnit.SECONDS)).isEmpty();
    assertThat(other.take(token, person)).isTrue();
  }
}
