package jp.banso.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("ウイルス対策ソフト（clamd）に尋ねる")
class ClamdScannerTest {

  private static final byte[] FILE = new byte[150_000];

  @Test
  @DisplayName("中身をそのまま渡し、答えに従う")
  void asksWithTheContent() throws Exception {
    assertThat(asked("stream: OK\0")).isEqualTo(FileScanner.Verdict.CLEAN);
    assertThat(asked("stream: Eicar-Test-Signature FOUND\0")).isEqualTo(FileScanner.Verdict.INFECTED);
  }

  @Test
  @DisplayName("答えがない、途中で切れる、誤りを答える、動いていないときは、通さない")
  void passesNothingUnknown() throws Exception {
    assertThat(asked("")).isEqualTo(FileScanner.Verdict.UNKNOWN);
    assertThat(asked("stream: Can't allocate memory ERROR\0")).isEqualTo(FileScanner.Verdict.UNKNOWN);
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    assertThat(new ClamdScanner("127.0.0.1", closed).scan(new ByteArrayInputStream(FILE))).isEqualTo(FileScanner.Verdict.UNKNOWN);
  }

  @Test
  @DisplayName("調べられる大きさを超えるファイルは、待っても調べられないものとして区別する")
  void tellsWhatIsTooLargeToBeLookedThrough() throws Exception {
    assertThat(asked("INSTREAM size limit exceeded. ERROR\0")).isEqualTo(FileScanner.Verdict.TOO_LARGE);
  }

  private static FileScanner.Verdict asked(String answer) throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<byte[]> received = CompletableFuture.supplyAsync(() -> serve(socket, answer));
      FileScanner.Verdict verdict = new ClamdScanner("127.0.0.1", socket.getLocalPort()).scan(new ByteArrayInputStream(FILE));
      assertThat(received.get()).isEqualTo(FILE);
      return verdict;
    }
  }

  private static byte[] serve(ServerSocket socket, String answer) {
    try (Socket client = socket.accept()) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII)).isEqualTo("zINSTREAM\0");
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      for (int length = in.readInt(); length > 0; length = in.readInt()) {
        content.write(in.readNBytes(length));
      }
      client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      return content.toByteArray();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
