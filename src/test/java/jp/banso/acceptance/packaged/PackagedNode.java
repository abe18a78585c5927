package jp.banso.acceptance.packaged;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.banso.PlainClient;

/** The packaged application in a process of its own. */
public final class PackagedNode implements AutoCloseable {

  private static final Pattern MAIL_PORT = Pattern.compile("mail server of the default mode listens on port (\\d+)");
  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** One PostgreSQL for all nodes of this build. */
  static final Path BINARIES = Path.of("target", "postgres-binaries").toAbsolutePath();

  private static final String UNPACKED =
      System.getProperty("banso.unpacked", "target/unpacked/banso-0.1.0-SNAPSHOT.jar");

  private final Path home;
  private final Path log;
  private final Process process;
  /** Where the log of the present start begins. */
  private int begin;
  private int port;

  private PackagedNode(Path home, Path log, Process process) {
    this.home = home;
    this.log = log;
    this.process = process;
  }

  public static Path newHome(String name) throws IOException {
    Path parent = Files.createDirectories(Path.of("target", "packaged"));
    return Files.createTempDirectory(parent, name + "-").toAbsolutePath();
  }

  /**
   * Begins to start, {@link #awaitStart} tells when it answers: the packaged application unpacked, and one PostgreSQL
   * for all, because unpacking is a good part of the work of a start.
   */
  public static PackagedNode start(Path home, String... settings) throws IOException {
    List<String> all = new ArrayList<>(List.of("--banso.database.binaries=" + BINARIES));
    all.addAll(List.of(settings));
    return start(home, UNPACKED, all);
  }

  /** Begins to start as it is handed over: the one file, and everything else beside it. */
  static PackagedNode startAsHandedOver(Path home, String... settings) throws IOException {
    return start(
        home, System.getProperty("banso.jar", "target/banso-0.1.0-SNAPSHOT.jar"), List.of(settings));
  }

  /** A process that waits to be told by {@link #begin} what to start; the second start costs it a fifth of the first. */
  static PackagedNode waiting(Path home) throws IOException {
    // alone, because the application would take the tests' settings for its own
    Path starter = home.resolve("starter").resolve(NodeByNode.class.getName().replace('.', '/') + ".class");
    Files.createDirectories(starter.getParent());
    try (InputStream in = NodeByNode.class.getResourceAsStream(NodeByNode.class.getSimpleName() + ".class")) {
      Files.copy(in, starter);
    }
    String classPath = Path.of(UNPACKED).toAbsolutePath() + File.pathSeparator + home.resolve("starter");
    return process(home, List.of("-cp", classPath, NodeByNode.class.getName()));
  }

  private static PackagedNode start(Path home, String jar, List<String> settings) throws IOException {
    List<String> application = new ArrayList<>(List.of("-jar", Path.of(jar).toAbsolutePath().toString()));
    application.addAll(ownSettings(home));
    application.addAll(settings);
    return process(home, application);
  }

  private static List<String> ownSettings(Path home) throws IOException {
    return List.of(
        "--server.port=0",
        "--banso.database.directory=" + home.resolve("data"),
        // many sign in here, and nobody guesses at hashes
        "--banso.login.hash-cost=4",
        // the plays write to the desk themselves
        "--banso.demo.inquiries=false",
        "--banso.demo.smtp-port=" + freePort());
  }

  private static PackagedNode process(Path home, List<String> application) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx640m", "-Xms512m", "-Xmn320m", "-XX:MetaspaceSize=256m", "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=128m", "-XX:+UseSerialGC"));
    command.addAll(application);
    Path log = Files.createTempFile(home, "node-", ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new PackagedNode(home, log, process);
  }

  /** The next node in this {@link #waiting} process. */
  void begin(String... settings) throws IOException {
    begin = log().length();
    List<String> all = new ArrayList<>(ownSettings(home));
    all.addAll(List.of(settings));
    tell(String.join(" ", all));
  }

  /** Ends the node, not the process that waits for the next. */
  void end() throws IOException {
    tell("");
    await("the node to end, see " + log).atMost(PATIENCE).until(() -> log().indexOf(NodeByNode.ENDED, begin) >= 0);
  }

  private void tell(String order) throws IOException {
    process.outputWriter(StandardCharsets.UTF_8).append(order).append('\n').flush();
  }

  public PackagedNode awaitStart() {
    boolean ready = false;
    try {
      port =
          await("start of the application, see " + log)
              .atMost(PATIENCE)
              .pollInterval(Duration.ofMillis(200))
              .until(this::portInLog, found -> found > 0);
      await("the application to be ready, see " + log)
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(200))
          .until(this::isReady);
      ready = true;
      return this;
    } finally {
      if (!ready) {
        kill();
      }
    }
  }

  /** It listens before it is ready: demo data and models come in between. */
  private boolean isReady() throws IOException {
    if (!process.isAlive()) {
      throw new IllegalStateException("the application ended at its start:\n" + log());
    }
    return stranger().get("/actuator/health/readiness").statusCode() == 200;
  }

  private int portInLog() throws IOException {
    if (!process.isAlive()) {
      throw new IllegalStateException("the application ended at its start:\n" + log());
    }
    Matcher started = PORT.matcher(log());
    return started.find(begin) ? Integer.parseInt(started.group(1)) : 0;
  }

  long processId() {
    return process.pid();
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Where its mail server takes mails from outside. */
  public int mailPort() throws IOException {
    Matcher listens = MAIL_PORT.matcher(log());
    if (!listens.find(begin)) {
      throw new IllegalStateException("no mail server:\n" + log());
    }
    return Integer.parseInt(listens.group(1));
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  PlainClient stranger() {
    return new PlainClient(url());
  }

  PlainClient signedIn(String loginName) {
    return stranger().signIn(loginName);
  }

  /** The first column of what its database answers. */
  public List<String> ask(String sql) throws IOException, SQLException {
    List<String> answers = new ArrayList<>();
    try (Connection connection = database();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        answers.add(row.getString(1));
      }
    }
    return answers;
  }

  /** The embedded database; its server tells its port in the data directory. */
  private Connection database() throws IOException, SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:" + postmaster().get(3).strip() + "/postgres", "postgres", "postgres");
  }

  private List<String> postmaster() throws IOException {
    return Files.readAllLines(home.resolve("data/postgres/postmaster.pid"));
  }

  /** As a power cut of the application: no shutdown hook runs. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** As a power cut of the machine: its embedded database is gone with it. */
  public void cutPower() throws IOException {
    List<ProcessHandle> database =
        ProcessHandle.of(Long.parseLong(postmaster().get(0).strip())).stream()
            .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
            .toList();
    kill();
    database.forEach(ProcessHandle::destroyForcibly);
    database.forEach(part -> part.onExit().orTimeout(3, TimeUnit.MINUTES).join());
  }

  @Override
  public void close() {
    process.destroy();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
