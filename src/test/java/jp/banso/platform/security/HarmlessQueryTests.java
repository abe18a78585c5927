package jp.banso.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("コックピットの検索条件に紛れた式")
class HarmlessQueryTests {

  @ParameterizedTest
  @DisplayName("ふつうの検索条件は通す")
  @ValueSource(
      strings = {
        "",
        "{}",
        "[1, 2]",
        "{\"retries\":1}",
        "{\"duedate\":\"2025-07-31T23:59:59.000+0900\",\"cascade\":false}",
        "{\"processInstanceIdIn\":[\"0b3c\"],\"sorting\":[{\"sortBy\":\"variableName\",\"sortOrder\":\"asc\"}]}",
        "{\"a\":{\"x\":1},\"b\":{\"x\":2}}",
        "{\"nameLike\":\"%取りまとめ $ # { }%\"}"
      })
  void letsPlainConditionsPass(String body) {
    assertThat(passes(body)).isTrue();
  }

  @ParameterizedTest
  @DisplayName("式を評価させる条件は、どう書かれていても断る")
  @ValueSource(
      strings = {
        "{\"orQueries\":[]}",
        "{\"\\u006frQueries\":[]}",
        "{\"\\u006F\\u0072Q\\u0075eries\":[{\"assignee\":\"x\"}]}",
        "{\"deep\":{\"list\":[{\"orQueries\":[]}]}}",
        "{\"assigneeExpression\":\"x\"}",
        "{\"assignee\\u0045xpression\":\"x\"}",
        "{\"dueBeforeexpression\":\"x\"}",
        "{\"assignee\":\"${7*7}\"}",
        "{\"assignee\":\"#{7*7}\"}",
        "{\"assignee\":\"\\u0024\\u007b7*7}\"}",
        "{\"assignee\":\"\\u0023{7*7}\"}",
        "{\"x\":[\"a\",[\"b ${c}\"]]}",
        "{\"${x}\":1}",
        "\"${x}\""
      })
  void refusesExpressionsHoweverWritten(String body) {
    assertThat(passes(body)).isFalse();
  }

  @ParameterizedTest
  @DisplayName("一通りに読めない本文は断る")
  @ValueSource(
      strings = {
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"x\":{\"b\":1,\"b\":1}}",
        "{} {\"b\":1}",
        "{\"a\":1",
        "a=1&b=2",
        "--boundary\r\nContent-Disposition: form-data",
        "{'a':1}",
        "{\"a\":1}}",
        "{\"a\":/*c*/1}"
      })
  void refusesWhatCanBeReadTwoWays(String body) {
    assertThat(passes(body)).isFalse();
  }

  @Test
  @DisplayName("別の文字コードで書かれた条件も読み解いて断る")
  void decodesOtherEncodings() {
    String body = "{\"orQueries\":[]}";

    assertThat(HarmlessQuery.body(body.getBytes(StandardCharsets.UTF_16BE))).isFalse();
    assertThat(HarmlessQuery.body(body.getBytes(StandardCharsets.UTF_16LE))).isFalse();
  }

  @ParameterizedTest
  @DisplayName("アドレスに書かれた式も断る")
  @ValueSource(
      strings = {
        "orQueries=x",
        "a=1&%6frQueries=x",
        "assigneeExpression=x",
        "assignee=%24%7B7*7%7D",
        "assignee=%23{7*7}",
        "x=%zz"
      })
  void refusesExpressionsInAddresses(String query) {
    assertThat(HarmlessQuery.address(query)).isFalse();
  }

  @Test
  @DisplayName("ふつうのアドレスは通す")
  void letsPlainAddressesPass() {
    assertThat(HarmlessQuery.address(null)).isTrue();
    assertThat(HarmlessQuery.address("latestVersion=true&sorting[sortBy]=jobId&x&y=%E5%BF%9C+%E5%8B%9F"))
        .isTrue();
  }

  private static boolean passes(String body) {
    return HarmlessQuery.body(body.getBytes(StandardCharsets.UTF_8));
  }
}
