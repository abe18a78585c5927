package jp.banso.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.PlainClient;
import jp.banso.TestPerson;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.AttachmentService;
import jp.banso.applications.Region;
import jp.banso.applications.Region.Person;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Row 44 of the catalogue of faults, through the real server. */
@BansoTest
@DisplayName("途中で切れた送信、空のファイル、大きすぎるファイル")
class TornUploadTests {

  private static final int MEGABYTE = 1024 * 1024;

  @Autowired private ApplicationContext context;
  @Autowired private AttachmentService attachments;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;

  private Region region;
  private Person drafter;
  private ApplicationId id;
  private PlainClient client;
  private String page;

  @BeforeEach
  void draft() {
    region = new Region(context);
    drafter = region.person(RoleKind.REGION, "05");
    id = region.draft(region.call(), drafter, "05");
    page = "/applications/" + id.value() + "/attachments";
    client = new PlainClient("http://127.0.0.1:" + port).signIn(drafter.login(), TestPerson.PASSWORD);
  }

  @Test
  @DisplayName("送信がどこで切れても、ファイルは半分も残らず、申込書は変わらず、同じファイルを送り直せる")
  void keepsNoHalfOfAFile() throws Exception {
    String name = "cut-" + UUID.randomUUID() + ".pdf";
    String head = head(client.formToken(page), name);
    byte[] whole = (head + "%PDF-" + "x".repeat(2 * MEGABYTE) + "\r\n--boundary--\r\n").getBytes(StandardCharsets.US_ASCII);
    long version = region.version(drafter, id);
    for (int sent : new int[] {0, head.length() / 2, head.length() + 3, MEGABYTE, whole.length - 1}) {
      cut(whole, sent);
    }
    assertThat(client.get(page).statusCode()).as("others are served").isEqualTo(200);
    await().during(java.time.Duration.ofMillis(700)).until(() -> documents(name) == 0);
    assertThat(attachments.papers(region.viewer(drafter), id)).isEmpty();
    assertThat(region.version(drafter, id)).isEqualTo(version);

    try (Socket socket = post(whole, whole.length)) {
      assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 302");
    }
    assertThat(documents(name)).isEqualTo(1);
    assertThat(attachments.papers(region.viewer(drafter), id)).hasSize(1);
  }

  @Test
  @DisplayName("空のファイルは名前を挙げて422、51MBは上限を示して413で、何も残さない")
  void keepsNeitherNothingNorTooMuch() {
    HttpResponse<String> empty = client.sendFile(page, page, "files", 0);
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body()).contains("a.pdf");
    HttpResponse<String> large = client.sendFile(page, page, "files", 51 * MEGABYTE);
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(large.body()).contains("1ファイル50MB");
    assertThat(attachments.papers(region.viewer(drafter), id)).isEmpty();
    assertThat(region.acts(id, "audit.applications.attached")).isEmpty();
  }

  private static String head(String token, String name) {
    String part = "--boundary\r\nContent-Disposition: form-data; name=";
    return part + "\"_csrf\"\r\n\r\n" + token + "\r\n" + part + "\"files\"; filename=\"" + name
        + "\"\r\nContent-Type: application/pdf\r\n\r\n";
  }

  private void cut(byte[] whole, int sent) throws IOException {
    try (Socket socket = post(whole, sent)) {
      // as when a cable is pulled: nothing more comes, and nobody says why
      socket.setSoLinger(true, 0);
    }
  }

  private Socket post(byte[] whole, int sent) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(60_000);
    OutputStream out = socket.getOutputStream();
    String request =
        "POST " + page + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nCookie: " + client.cookies()
            + "\r\nContent-Type: multipart/form-data; boundary=boundary\r\nContent-Length: " + whole.length + "\r\n\r\n";
    out.write(request.getBytes(StandardCharsets.US_ASCII));
    out.write(whole, 0, sent);
    out.flush();
    return socket;
  }

  private int documents(String name) {
    return jdbc.sql("select count(*) from document where file_name = ?").param(name).query(Integer.class).single();
  }
}
