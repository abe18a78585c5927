package jp.banso.parties;

import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Production does not start with anything of the default mode: documented accounts with a known
 * password, the page that shows every mail, or a clock that can be moved.
 */
@Component
@Profile("production")
class ProductionGuard implements SmartLifecycle {

  private final JdbcClient jdbc;
  private final Environment environment;
  private volatile boolean running;

  ProductionGuard(JdbcClient jdbc, Environment environment) {
    this.jdbc = jdbc;
    this.environment = environment;
  }

  @Override
  public void start() {
    refuse("banso.demo.enabled");
    refuse("banso.clock.walking");
    int accounts =
        jdbc.sql("select count(*) from person where demo").query(Integer.class).single();
    if (accounts > 0) {
      throw new IllegalStateException(
          "Banso does not start in production: the database holds " + accounts
              + " demo accounts whose password is public. Use an empty database, or one that was"
              + " never started in the default mode.");
    }
    running = true;
  }

  private void refuse(String property) {
    if (environment.getProperty(property, Boolean.class, false)) {
      throw new IllegalStateException(
          "Banso does not start in production with " + property + "=true; it belongs to the"
              + " default mode only.");
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the engine's models, the job executor and the web server. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
