package jp.banso;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/** The SQL statements that this thread sends while the log is open. */
public final class SqlLog implements AutoCloseable {

  private static final Pattern STATEMENT =
      Pattern.compile("Executing (?:prepared SQL|SQL query|SQL update).*?\\[(.*)]", Pattern.DOTALL);
  private static final List<String> NOT_THE_PAGE =
      List.of("SPRING_SESSION", "role_assignment", "group_membership", "closing_day", "working_day");

  private final List<ILoggingEvent> events = Collections.synchronizedList(new ArrayList<>());
  private final List<Logger> loggers = new ArrayList<>();
  private final OwnThread appender = new OwnThread(Thread.currentThread());

  public SqlLog() {
    appender.start();
    for (String name : List.of("org.springframework.jdbc.core.JdbcTemplate", "org.hibernate.SQL")) {
      Logger logger = (Logger) LoggerFactory.getLogger(name);
      logger.setAdditive(false);
      logger.addAppender(appender);
      // last: a logger that other threads write to while it gets its appender may go on without it
      logger.setLevel(Level.DEBUG);
      loggers.add(logger);
    }
  }

  /** Statements of the page's own: sessions and rights are counted apart, and the calendar is read every few seconds. */
  public List<String> ofThePage() {
    return events.stream()
        .filter(event -> !event.getLoggerName().endsWith("JdbcTemplate") || isStatement(event))
        .map(SqlLog::sql)
        .filter(sql -> NOT_THE_PAGE.stream().noneMatch(sql::contains))
        .toList();
  }

  private static boolean isStatement(ILoggingEvent event) {
    return STATEMENT.matcher(event.getFormattedMessage()).find();
  }

  private static String sql(ILoggingEvent event) {
    Matcher matcher = STATEMENT.matcher(event.getFormattedMessage());
    return matcher.find() ? matcher.group(1) : event.getFormattedMessage();
  }

  private final class OwnThread extends AppenderBase<ILoggingEvent> {
    private final Thread own;

    OwnThread(Thread own) {
      this.own = own;
    }

    @Override
    protected void append(ILoggingEvent event) {
      if (Thread.currentThread() == own) {
        events.add(event);
      }
    }
  }

  @Override
  public void close() {
    loggers.forEach(
        logger -> {
          logger.setLevel(null);
          logger.detachAppender(appender);
          logger.setAdditive(true);
        });
  }
}
