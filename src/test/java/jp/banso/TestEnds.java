package jp.banso;

import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A test's people leave their posts with it. Whatever its cases still do would otherwise be told to all
 * secretariats, advisors and ministries of all tests before: thousands of mails that nobody asks for.
 */
final class PeopleLeave implements AfterEachCallback, AfterAllCallback {

  @Override
  public void afterEach(ExtensionContext test) {
    if (test.getTestInstanceLifecycle().orElse(Lifecycle.PER_METHOD) == Lifecycle.PER_METHOD) {
      leave(test);
    }
  }

  @Override
  public void afterAll(ExtensionContext test) {
    leave(test);
  }

  private static void leave(ExtensionContext test) {
    ApplicationContext context = SpringExtension.getApplicationContext(test);
    context
        .getBean(JdbcClient.class)
        .sql("update role_assignment set valid_to = valid_from - 1 where valid_to is null"
                + " and person_id in (select id from person where not demo)")
        .update();
  }
}
