package jp.banso.platform.documents;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a ClamAV daemon over TCP (command INSTREAM), which sees the content and never the name. */
final class ClamdScanner implements FileScanner {

  private static final Logger LOG = LoggerFactory.getLogger(ClamdScanner.class);
  private static final int CONNECT_MILLIS = 3_000;
  private static final int ANSWER_MILLIS = 20_000;
  private static final int CHUNK = 64 * 1024;
  private static final int LONGEST_ANSWER = 4_096;

  private final String host;
  private final int port;

  ClamdScanner(String host, int port) {
    this.host = host;
    this.port = port;
  }

  @Override
  public Verdict scan(InputStream content) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      socket.setSoTimeout(ANSWER_MILLIS);
      send(content, new DataOutputStream(socket.getOutputStream()));
      return verdict(new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      LOG.warn("the virus scanner at {}:{} does not answer: {}", host, port, e.getClass().getSimpleName());
      return Verdict.UNKNOWN;
    }
  }

  private static void send(InputStream content, DataOutputStream out) throws IOException {
    byte[] buffer = new byte[CHUNK];
    out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
    for (int read = content.readNBytes(buffer, 0, CHUNK); read > 0; read = content.readNBytes(buffer, 0, CHUNK)) {
      try {
        out.writeInt(read);
        out.write(buffer, 0, read);
      } catch (SocketException closed) {
        // it has said why before it hung up
        return;
      }
    }
    out.writeInt(0);
    out.flush();
  }

  /** {@code stream: OK} or {@code stream: <name> FOUND}; anything else is an error of the scanner. */
  private static Verdict verdict(String answer) {
    String words = answer.replace("\0", "").strip();
    if (words.endsWith(" FOUND")) {
      return Verdict.INFECTED;
    }
    if (words.contains("size limit exceeded")) {
      LOG.warn("a file is larger than the virus scanner's StreamMaxLength");
      return Verdict.TOO_LARGE;
    }
    return words.equals("stream: OK") ? Verdict.CLEAN : Verdict.UNKNOWN;
  }
}
