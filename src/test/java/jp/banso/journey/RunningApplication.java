package jp.banso.journey;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;

/** The packaged application in a process of its own, with its own database and mail server. */
final class RunningApplication implements AutoCloseable {

  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
  private static final String DATA = "data";
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  private final Path home;
  private final Path log;
  private Process process;
  private int port;

  private RunningApplication(Path home) {
    this.home = home;
    this.log = home.resolve("application.log");
  }

  /** Starts on an empty database below {@code target}. */
  static RunningApplication startFresh(String name) throws IOException {
    RunningApplication application = new RunningApplication(newHome(name));
    application.start();
    return application;
  }

  private static Path newHome(String name) throws IOException {
    Path parent = Files.createDirectories(Path.of("target", "journeys"));
    return Files.createTempDirectory(parent, name + "-").toAbsolutePath();
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Stops in good order, and leaves its data for {@link #copy}. */
  void stop() {
    process.destroy();
    await(process);
  }

  /** A second application that starts where this one, stopped, has come to. */
  RunningApplication copy(String name) throws IOException {
    RunningApplication copy = new RunningApplication(newHome(name));
    FileSystemUtils.copyRecursively(home.resolve(DATA), copy.home.resolve(DATA));
    copy.start();
    return copy;
  }

  void startAgain() throws IOException {
    Files.deleteIfExists(log);
    start();
  }

  /** As a power cut: no shutdown hook runs. The same data are there at the next start. */
  void killAndStartAgain() throws IOException {
    process.destroyForcibly();
    await(process);
    startAgain();
  }

  private void start() throws IOException {
    Path jar = Path.of(System.getProperty("banso.jar", "target/banso-0.1.0-SNAPSHOT.jar"));
    if (!Files.exists(jar)) {
      throw new IllegalStateException("no " + jar + ": mvn verify builds it before this test");
    }
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-Xmx512m", "-Dfile.encoding=UTF-8", "-jar", jar.toAbsolutePath().toString()));
    command.add("--server.port=0");
    command.add("--banso.database.directory=" + home.resolve(DATA));
    command.add("--banso.demo.smtp-port=" + freePort());
    process =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    port = Awaitility.await("start of the application, see " + log)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(this::portInLog, found -> found > 0);
  }

  private int portInLog() throws IOException {
    if (!process.isAlive()) {
      throw new IllegalStateException("the application ended at its start, see " + log);
    }
    Matcher started = PORT.matcher(Files.readString(log));
    return started.find() ? Integer.parseInt(started.group(1)) : 0;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void await(Process process) {
    try {
      process.waitFor(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
