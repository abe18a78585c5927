package jp.banso.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

@DisplayName("壁を通った要求")
class WalledRequestTests {

  @ParameterizedTest(name = "{0} → {1}")
  @DisplayName("一度に求める件数は500件までになる")
  @CsvSource({
    ", maxResults=500",
    "'key=application', 'key=application&maxResults=500'",
    "'maxResults=50&firstResult=0', 'firstResult=0&maxResults=50'",
    "'maxResults=2000', 'maxResults=500'",
    "'maxResults=9&maxResults=99999999999', 'maxResults=9'"
  })
  void asksForNoMoreThanTheEngineGives(String asked, String passedOn) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/camunda/api/x");
    request.setQueryString(asked);

    assertThat(new WalledRequest(request, new byte[0]).getQueryString()).isEqualTo(passedOn);
  }

  @Test
  @DisplayName("確かめた本文がそのまま渡る")
  void replaysTheCheckedBytes() throws IOException {
    byte[] body = "{\"name\":\"取りまとめ\"}".getBytes(StandardCharsets.UTF_8);
    WalledRequest request = new WalledRequest(new MockHttpServletRequest(), body);

    assertThat(request.getInputStream().readAllBytes()).isEqualTo(body);
    assertThat(request.getReader().readLine()).isEqualTo("{\"name\":\"取りまとめ\"}");
    assertThat(request.getContentLength()).isEqualTo(body.length);
  }
}
