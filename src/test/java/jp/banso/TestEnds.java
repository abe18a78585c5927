package jp.banso;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A test's people leave their posts with it, and what it has not sent stays unsent. Whatever its cases still do would
 * otherwise be told to all secretariats, advisors and ministries of all tests before, and the mails that a test waits for
 * would stand behind thousands that nobody asks for.
 */
final class TestEnds implements AfterEachCallback, AfterAllCallback {

  static {
    // a wait only bounds a failure, and a busy machine may take longer than ten seconds
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
  }

  @Override
  public void afterEach(ExtensionContext test) {
    if (test.getTestInstanceLifecycle().orElse(Lifecycle.PER_METHOD) == Lifecycle.PER_METHOD) {
      end(test);
    }
  }

  @Override
  public void afterAll(ExtensionContext test) {
    end(test);
  }

  private static void end(ExtensionContext test) {
    JdbcClient jdbc = SpringExtension.getApplicationContext(test).getBean(JdbcClient.class);
    jdbc.sql(
            "update role_assignment set valid_to = valid_from - 1 where valid_to is null"
                + " and person_id in (select id from person where not demo)")
        .update();
    jdbc.sql("update outbox_mail set state = 'CANCELLED' where state = 'QUEUED'").update();
  }
}
