package jp.banso.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@DisplayName("受信時刻")
class RequestReceiptTest {

  private static final Instant STARTED = Instant.parse("2025-07-31T14:59:59.999Z");
  private static final Instant ENDED = Instant.parse("2025-07-31T15:00:30Z");

  @Test
  @DisplayName("期限の前に届いた要求は、処理が期限の後に終わっても、届いた時刻で数える")
  void isTheMomentTheRequestReachedUs() throws Exception {
    Clock clock = mock(Clock.class);
    when(clock.instant()).thenReturn(STARTED, ENDED);
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/compilations/1");
    MockFilterChain slow = new MockFilterChain();

    new RequestReceipt(clock).doFilter(request, new MockHttpServletResponse(), slow);

    assertThat(clock.instant()).isEqualTo(ENDED);
    assertThat(RequestReceipt.of(request)).isEqualTo(STARTED);
  }
}
