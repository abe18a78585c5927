package jp.banso.rehearsal;

import com.zaxxer.hikari.HikariDataSource;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Starts the process of a rehearsal from what this one was started from: the class path of a development start, the one
 * file, or the unpacked image. It gets nothing of this process's settings but the database, and that by environment.
 */
@Component
@ParentOnly
class ChildProcess {

  private static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";
  private static final String APPLICATION = "jp.banso.BansoApplication";
  private static final List<String> KEPT = List.of("PATH", "LANG", "LC_ALL", "TZ", "TMPDIR", "SystemRoot");

  private final DataSource dataSource;
  private final Environment environment;

  ChildProcess(DataSource dataSource, Environment environment) {
    this.dataSource = dataSource;
    this.environment = environment;
  }

  /** It reads its order from its standard input, and ends when that does, and with it when this process ends. */
  Process start(String schema, OffsetDateTime beginning) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"), "-Xmx512m", "-XX:MetaspaceSize=192m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8", "-Duser.timezone=Asia/Tokyo",
                // tells whose it is to who looks at the processes of the machine
                "-Dbanso.rehearsal.of=" + ProcessHandle.current().pid(), mainClass())
            .directory(new File(System.getProperty("java.io.tmpdir")))
            .redirectErrorStream(true);
    builder.environment().keySet().retainAll(KEPT);
    builder.environment().putAll(settings(schema, beginning));
    return builder.start();
  }

  private Map<String, String> settings(String schema, OffsetDateTime beginning) throws IOException {
    try {
      HikariDataSource pool = dataSource.unwrap(HikariDataSource.class);
      return Map.ofEntries(
          Map.entry("CLASSPATH", classPath()),
          Map.entry("SPRING_PROFILES_ACTIVE", "rehearsal"),
          // not what lies in the directory of whoever started this process
          Map.entry("SPRING_CONFIG_LOCATION", "classpath:/"),
          Map.entry("SPRING_DATASOURCE_URL", pool.getJdbcUrl()),
          Map.entry("SPRING_DATASOURCE_USERNAME", pool.getUsername()),
          Map.entry("SPRING_DATASOURCE_PASSWORD", pool.getPassword() == null ? "" : pool.getPassword()),
          // what mails print
          Map.entry("BANSO_SITE_INTERNET", setting("banso.site.internet")),
          Map.entry("BANSO_SITE_LGWAN", setting("banso.site.lgwan")),
          Map.entry("BANSO_MAIL_FROM", setting("banso.mail.from")),
          Map.entry("BANSO_CLOCK_START", beginning.toString()),
          Map.entry("BANSO_REHEARSAL_SCHEMA", schema));
    } catch (SQLException e) {
      throw new IOException("the database of this process is not known", e);
    }
  }

  private String setting(String name) {
    return environment.getProperty(name, "");
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().normalize().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String mainClass() {
    try {
      Class.forName(LAUNCHER, false, ClassLoader.getSystemClassLoader());
      return LAUNCHER;
    } catch (ClassNotFoundException plain) {
      return APPLICATION;
    }
  }
}
