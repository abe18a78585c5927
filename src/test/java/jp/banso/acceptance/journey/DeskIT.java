package jp.banso.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The journey trusts its looks: what they pass over must be what they have seen before. */
@DisplayName("画面を見る目")
class DeskIT {

  private static final String PAGE =
      "<!DOCTYPE html><html lang='ja'><head><title>試験</title><style>.pale { color: #aaa } .bad { color: #ec0000 }"
          + " .card { background: #e8f1fe }</style></head><body><main><h1>試験</h1>%s</main></body></html>";

  private static Chromium chromium;
  private static HttpServer server;
  private static String body = "";

  @BeforeAll
  static void start() throws IOException {
    chromium = Chromium.start();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] page = PAGE.formatted(body).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.stop(0);
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  @DisplayName("見づらい文字は、隠れていない最初のところで、地の色ごとに見つかる")
  void findsEachStyleOnce() {
    Looks looks = new Looks();
    try (Page page = chromium.browser().newPage()) {
      assertThat(look(looks, page, "<p>読める</p><p class='bad'>読める</p><p class='pale' hidden>隠れている</p>")).isEmpty();
      assertThat(look(looks, page, "<p class='pale'>薄い</p>").toString()).contains("color-contrast", "pale");
      assertThat(look(looks, page, "<p class='pale'>薄い</p>")).as("judged before").isEmpty();
      assertThat(look(looks, page, "<div class='card'><p class='bad'>薄い</p></div>").toString())
          .contains("color-contrast", "bad");
    }
  }

  @Test
  @DisplayName("そのほかの決まりは、いつも画面全体を見る")
  void seesEveryPageWhole() {
    Looks looks = new Looks();
    try (Page page = chromium.browser().newPage()) {
      for (int i = 0; i < 2; i++) {
        assertThat(look(looks, page, "<input type='text'>").toString()).contains("label");
      }
    }
  }

  private static Iterable<?> look(Looks looks, Page page, String content) {
    body = content;
    page.navigate("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    return looks.violations(page);
  }
}
