package jp.banso.journey;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The first pages that anybody sees, in a real browser, on a screen and on a phone. */
@DisplayName("最初の画面")
class FirstPagesIT {

  private static Chromium chromium;
  private static RunningApplication application;

  @BeforeAll
  static void start() throws IOException {
    chromium = Chromium.start();
    application = RunningApplication.startFresh("first-pages");
  }

  @AfterAll
  static void stop() {
    if (application != null) {
      application.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  @DisplayName("ログイン画面がパソコンで読める")
  void loginIsReadableOnAScreen() {
    try (Desk desk = Desk.at(chromium.browser(), application.url())) {
      desk.open("/").sees("ログイン").picture("login");
    }
  }

  @Test
  @DisplayName("ログイン画面がスマートフォンで読める")
  void loginIsReadableOnAPhone() {
    try (Desk desk = Desk.onPhone(chromium.browser(), application.url())) {
      desk.open("/").sees("ログイン").picture("login-phone");
    }
  }
}
