package jp.banso.platform.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL as a child of this application, for the default mode. It survives kill -9 of the
 * application: the next start adopts a server that still runs, joins one that another application
 * holds, or removes what a dead one left behind.
 */
final class EmbeddedDatabase implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final String MAJOR_VERSION = "18";

  private final int port;
  private final EmbeddedPostgres server;
  private final ProcessHandle adopted;
  private final FileChannel lockChannel;

  private EmbeddedDatabase(
      int port, EmbeddedPostgres server, ProcessHandle adopted, FileChannel lockChannel) {
    this.port = port;
    this.server = server;
    this.adopted = adopted;
    this.lockChannel = lockChannel;
  }

  static EmbeddedDatabase open(DatabaseProperties properties) {
    try {
      Path home = properties.directory().toAbsolutePath().normalize();
      if (properties.fresh()) {
        Files.createDirectories(home);
        home = Files.createTempDirectory(home, "postgres-");
        home.toFile().deleteOnExit();
      }
      Files.createDirectories(home);
      return open(home, properties);
    } catch (IOException e) {
      throw new UncheckedIOException("the embedded PostgreSQL does not start", e);
    }
  }

  private static EmbeddedDatabase open(Path home, DatabaseProperties properties)
      throws IOException {
    Path data = home.resolve("postgres");
    refuseOtherVersion(data);
    FileChannel channel =
        FileChannel.open(
            home.resolve("postgres.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Optional<Postmaster> running = Postmaster.of(data);
    if (lock(channel).isEmpty()) {
      channel.close();
      return join(data);
    }
    if (running.isPresent()) {
      Postmaster left = Postmaster.awaitReady(data);
      log.info("adopting the PostgreSQL that an earlier start left on port {}", left.port());
      return new EmbeddedDatabase(left.port(), null, left.process(), channel);
    }
    Files.deleteIfExists(data.resolve("postmaster.pid"));
    EmbeddedPostgres server = start(data, properties);
    return new EmbeddedDatabase(server.getPort(), server, null, channel);
  }

  private static EmbeddedPostgres start(Path data, DatabaseProperties properties)
      throws IOException {
    String durable = properties.durable() ? "on" : "off";
    Path binaries = Files.createDirectories(properties.binaries().toAbsolutePath().normalize());
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(data)
          .setCleanDataDirectory(properties.fresh())
          .setOverrideWorkingDirectory(binaries.toFile())
          .setRegisterShutdownHook(false)
          .setPGStartupWait(Duration.ofSeconds(60))
          .setLocaleConfig("locale", "C.UTF-8")
          .setLocaleConfig("encoding", "UTF8")
          .setServerConfig("fsync", durable)
          .setServerConfig("synchronous_commit", durable)
          .setServerConfig("full_page_writes", durable)
          .setServerConfig("max_connections", "120")
          .setServerConfig("timezone", "Asia/Tokyo")
          .start();
    } catch (IOException | IllegalStateException e) {
      throw new IOException(
          "PostgreSQL could not be started in " + data + ". If this machine forbids user"
              + " namespaces to root, start as another user, or name an external server:"
              + " BANSO_DATABASE_EMBEDDED=false SPRING_DATASOURCE_URL=jdbc:postgresql://…", e);
    }
  }

  private static EmbeddedDatabase join(Path data) throws IOException {
    Postmaster running = Postmaster.awaitReady(data);
    log.info("joining the PostgreSQL of another application on port {}", running.port());
    return new EmbeddedDatabase(running.port(), null, null, null);
  }

  private static void refuseOtherVersion(Path data) throws IOException {
    Path version = data.resolve("PG_VERSION");
    if (Files.exists(version) && !Files.readString(version).strip().equals(MAJOR_VERSION)) {
      throw new IOException(
          data + " was written by PostgreSQL " + Files.readString(version).strip()
              + " and this version needs " + MAJOR_VERSION + ". Dump it with the old version"
              + " (pg_dumpall -f banso.sql), move the directory away and restore.");
    }
  }

  private static Optional<FileLock> lock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }

  String jdbcUrl() {
    return "jdbc:postgresql://localhost:" + port + "/postgres?ApplicationName=banso";
  }

  @Override
  public void close() throws IOException {
    if (server != null) {
      server.close();
    } else if (adopted != null) {
      adopted.destroy();
      try {
        adopted.onExit().get(20, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        log.warn("the adopted PostgreSQL has not stopped yet; the next start adopts it again");
      }
    }
    if (lockChannel != null) {
      lockChannel.close();
    }
  }
}
