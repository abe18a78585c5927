package jp.banso.platform.inbound;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;

/** Port: a folder of a mail server that is read by cursor and never changed. */
public interface InboundFolder {

  /** Unique and lasting: the cursor and the cluster lock have it. */
  String name();

  /** False if the installation names no such server. */
  default boolean isSet() {
    return true;
  }

  /**
   * True if everything that had arrived before {@code instant} was read.
   *
   * @param lastUid of the last mail that was taken
   * @param readThrough when the last look at all of it began, null if there was none
   */
  default boolean isReadUntil(Instant instant, long lastUid, Instant readThrough) {
    return readThrough != null && !readThrough.isBefore(instant);
  }

  /** Connects; the caller closes. */
  Opened open() throws IOException;

  /** An open connection. */
  interface Opened extends AutoCloseable {

    /** UIDVALIDITY: with another value all numbers are new. */
    long validity() throws IOException;

    /** Those with a greater number, in its order. */
    List<Waiting> after(long uid, int most) throws IOException;

    /** The mail as it came. */
    InputStream raw(long uid) throws IOException;

    /** Only its header. */
    InputStream header(long uid) throws IOException;

    @Override
    void close();
  }

  /**
   * A mail that was not read yet.
   *
   * @param size in bytes, as the server says it
   * @param arrivedAt when the mail server took it in, null if it does not say
   */
  record Waiting(long uid, long size, Instant arrivedAt) {}
}
