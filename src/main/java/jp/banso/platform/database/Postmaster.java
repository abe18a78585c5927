package jp.banso.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The PostgreSQL that runs on a data directory, as its {@code postmaster.pid} tells. The file of a
 * server that died is worth nothing: its process id may be anybody's by now.
 *
 * @param ready false while the server starts or recovers
 */
record Postmaster(ProcessHandle process, int port, boolean ready) {

  private static final int LOOKS = 240;
  private static final int LINE_OF_DIRECTORY = 1;
  private static final int LINE_OF_PORT = 3;
  private static final int LINE_OF_STATE = 7;

  /** Empty if no PostgreSQL is alive there. */
  static Optional<Postmaster> of(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() <= LINE_OF_PORT || !sameDirectory(data, lines.get(LINE_OF_DIRECTORY))) {
      return Optional.empty();
    }
    boolean ready =
        lines.size() > LINE_OF_STATE && lines.get(LINE_OF_STATE).strip().equals("ready");
    int port = Integer.parseInt(lines.get(LINE_OF_PORT).strip());
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
        .filter(ProcessHandle::isAlive)
        .filter(process -> process.info().command().orElse("postgres").contains("postgres"))
        .map(process -> new Postmaster(process, port, ready));
  }

  /** A copied directory brings the file of the server it was copied from. */
  private static boolean sameDirectory(Path data, String written) throws IOException {
    Path other = Path.of(written.strip());
    return Files.exists(other) && Files.isSameFile(data, other);
  }

  static Postmaster awaitReady(Path data) throws IOException {
    for (int look = 0; look < LOOKS; look++) {
      Optional<Postmaster> running = of(data);
      if (running.isPresent() && running.get().ready) {
        return running.get();
      }
      try {
        TimeUnit.MILLISECONDS.sleep(250);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while waiting for the PostgreSQL of " + data, e);
      }
    }
    throw new IOException("another application holds " + data + " but no server answers there");
  }
}
