package jp.banso.platform.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.applications.Region;
import jp.banso.calls.CallId;
import jp.banso.calls.Calls;
import jp.banso.correspondence.CameMails;
import jp.banso.forms.CaseFile;
import jp.banso.forms.FormCatalog;
import jp.banso.forms.FormDefinition;
import jp.banso.forms.FormFileKind;
import jp.banso.forms.FormFiles;
import jp.banso.inquiries.InquiryFixtures;
import jp.banso.inquiries.InquiryId;
import jp.banso.platform.database.ClusterLock;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.Documents;
import jp.banso.platform.mail.ReplyTags;
import jp.banso.platform.time.SweepFailures;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** Rows 47, 53, 54 and 56–58 of the catalogue of faults, as the consultation desk meets them: {@code desk-mails.txt}. */
@BansoTest
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("相談窓口に届くメールの一つ一つ")
class DeskCorpusTests {

  private static final Path MAILS = Path.of("src/test/resources/mail");
  private static final String DESK = "zaitaku@example.jp";
  private static final String LARGE = "desk-large";
  private static final long SIZE = 60L * 1024 * 1024;

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private InboundRows rows;
  @Autowired private InboundSink sink;
  @Autowired private Documents documents;
  @Autowired private ClusterLock clusterLock;
  @Autowired private SweepFailures failures;
  @Autowired private TransactionTemplate transaction;
  @Autowired private ReplyTags tags;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final String asker = "asker-" + run + "@example.jp";
  private final List<String> delivered = new ArrayList<>();
  private final Map<String, UUID> kept = new HashMap<>();
  private final Map<String, byte[]> came = new HashMap<>();
  private InquiryFixtures inquiries;
  private CameMails outside;
  private TestPerson clerk;
  private InquiryId first;
  private UUID receipt;

  /** A line of the table. */
  record Row(
      String file, String outcome, String organisation, String name, String mail, String telephone, String subject,
      String content) {

    static Row of(String line) {
      String[] cells = line.split("\\|", -1);
      return new Row(
          cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7].replace("\\n", "\n"));
    }

    @Override
    public String toString() {
      return file + " → " + outcome;
    }
  }

  static List<Row> table() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/desk-mails.txt")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(Row::of)
        .toList();
  }

  @BeforeAll
  void receiveAll() throws Exception {
    outside = new CameMails(context);
    inquiries = new InquiryFixtures(context);
    CallId call = new Region(context).call();
    clerk = inquiries.clerk();
    inquiries.openDesk();
    UUID question = outside.send(asker, DESK, "拠点整備・運用に関する照会", "氏名：相談 花子\n照会内容：会議の参加者の例を教えてください。");
    first = inquiries.ofMail(question);
    receipt = inquiries.newestMail(first, "M01");
    await().until(() -> mailState(receipt).equals("SENT"));
    Map<String, String> said = words(question);
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    server.start();
    try {
      GreenMailUser user = server.setUser(run + "@example.jp", run, "secret");
      for (Row row : table()) {
        byte[] raw = filled(Files.readAllBytes(MAILS.resolve(row.file() + ".eml")), row.file(), said);
        deliver(user, row.file(), raw);
      }
      deliver(user, "500 files", manyFiles());
      deliver(user, "form", withForm(call));
      read(server.getImap().getPort());
    } finally {
      server.stop();
    }
  }

  @AfterAll
  void close() {
    inquiries.endAll(clerk.viewer());
    inquiries.closeDesk();
    kept.values().forEach(outside::settle);
  }

  @Test
  @DisplayName("一通ももれなく、届いたままの形で残る")
  void keepsEveryMailAsItCame() throws Exception {
    try (Stream<Path> files = Files.list(MAILS)) {
      assertThat(table()).extracting(row -> row.file() + ".eml")
          .containsExactlyInAnyOrderElementsOf(files.map(file -> file.getFileName().toString()).toList())
          .hasSizeGreaterThanOrEqualTo(40);
    }
    assertThat(kept.keySet()).containsExactlyInAnyOrderElementsOf(delivered);
    for (Map.Entry<String, UUID> one : kept.entrySet()) {
      byte[] raw = documents.open(new DocumentId(column(one.getValue(), "raw_id", UUID.class))).readAllBytes();
      if (one.getKey().equals(LARGE)) {
        assertThat(new String(raw, StandardCharsets.ISO_8859_1)).contains("Message-ID:").doesNotContain("\r\n\r\n44");
      } else {
        assertThat(raw).as(one.getKey()).isEqualTo(came.get(one.getKey()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("table")
  @DisplayName("相談になるもの、返信、応募書類、人が見るもの、何も起きないものに分かれる")
  void makesOfEachMail(Row row) throws Exception {
    UUID mail = kept.get(row.file());
    assertThat(outcome(mail)).as(outside.standing(mail)).isEqualTo(row.outcome());
    if (row.outcome().equals("CASE")) {
      opensACase(row, mail);
    } else if (row.outcome().equals("REPLY")) {
      assertThat(inquiries.ofMail(mail)).isEqualTo(first);
      assertThat(column(mail, "subject", String.class)).isEqualTo(row.subject());
      assertThat(jdbc.sql("select body from inquiry_entry where mail_id = ?").param(mail).query(String.class).single())
          .contains(row.content());
    }
    if (!row.outcome().equals("CASE")) {
      assertThat(ours(sender(row.file()))).as("nothing is answered to it").isEmpty();
    }
  }

  private void opensACase(Row row, UUID mail) throws Exception {
    InquiryId id = inquiries.ofMail(mail);
    assertThat(id).isNotEqualTo(first);
    says(id, "organisation", row.organisation());
    says(id, "requester_name", row.name());
    says(id, "requester_mail", row.mail().equals("=") ? sender(row.file()) : row.mail());
    says(id, "requester_telephone", row.telephone());
    says(id, "subject", row.subject());
    assertThat(jdbc.sql("select body from inquiry where id = ?").param(id.value()).query(String.class).single())
        .contains(row.content()).doesNotContain("\u001b", "\0");
    assertThat(jdbc.sql("select octet_length(subject) from inquiry where id = ?").param(id.value()).query(Integer.class).single())
        .isLessThanOrEqualTo(800);
    mvc.perform(get("/inquiries/" + id.value()).with(clerk.signedIn()))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("<script>alert"))));
    String from = column(mail, "sender", String.class);
    if (row.file().startsWith("desk-") && !from.isEmpty()) {
      List<Map<String, Object>> receipts = ours(from);
      assertThat(receipts).hasSize(1);
      assertThat(receipts.get(0).get("copies") + "" + receipts.get(0).get("blind_copies")).isEmpty();
      String number = column(mail, "message_id", String.class);
      assertThat(receipts.get(0).get("in_reply_to")).isEqualTo(number.isEmpty() ? null : number);
    }
  }

  /** Row 53. */
  @Test
  @DisplayName("届かなかった受付のメールは、事務局の対応になる")
  void hearsThatOurMailDidNotArrive() {
    assertThat(mailState(receipt)).isEqualTo("BOUNCED");
    await().untilAsserted(
        () ->
            assertThat(jdbc.sql("select count(*) from work_item where definition_key = 'UserTask_CheckAddress' and case_key like"
                    + " (select case_key from outbox_mail where id = ?) || '%'").param(receipt).query(Integer.class).single())
                .isEqualTo(1));
  }

  /** Row 57. */
  @Test
  @DisplayName("500の添付も相談になり、読み取れなかったことが分かる")
  void takesFiveHundredFiles() throws Exception {
    UUID mail = kept.get("500 files");
    assertThat(outcome(mail)).isEqualTo("CASE");
    assertThat(column(mail, "problem", String.class)).isEqualTo("TOO_DEEP");
    assertThat(column(kept.get(LARGE), "problem || ' ' || size", String.class)).isEqualTo("TOO_LARGE " + SIZE);
  }

  @Test
  @DisplayName("一言も申込みと書かれていなくても、様式であれば応募書類の受付に回る")
  void handsAFormToTheIntake() {
    assertThat(outcome(kept.get("form"))).isEqualTo("INTAKE");
  }

  private void says(InquiryId id, String column, String expected) {
    if (!expected.equals("*")) {
      assertThat(jdbc.sql("select coalesce(nullif(" + column + ", ''), '-') from inquiry where id = ?").param(id.value()).query(String.class).single())
          .as(column)
          .isEqualTo(expected.isEmpty() ? "-" : expected);
    }
  }

  private String outcome(UUID mail) {
    String standing = jdbc.sql("select state || coalesce(' ' || handler, '') from received_mail where id = ?").param(mail).query(String.class).single();
    String entry = jdbc.sql("select coalesce(max(kind), '') from inquiry_entry where mail_id = ?").param(mail).query(String.class).single();
    return switch ((standing + " " + entry).strip()) {
      case "SETTLED inquiries QUESTION" -> "CASE";
      case "SETTLED inquiries REPLY" -> "REPLY";
      case "CLAIMED submissions" -> "INTAKE";
      case "FILED" -> "READ";
      case "TRIAGE" -> "TRIAGE";
      case "KEPT" -> "NOTHING";
      default -> standing + " " + entry;
    };
  }

  private List<Map<String, Object>> ours(String address) {
    return jdbc.sql("select copies, blind_copies, in_reply_to from outbox_mail where recipient = ?").param(address).query().listOfRows();
  }

  private String mailState(UUID mail) {
    return jdbc.sql("select state from outbox_mail where id = ?").param(mail).query(String.class).single();
  }

  private <T> T column(UUID mail, String name, Class<T> type) {
    return jdbc.sql("select " + name + " from inbound_mail where id = ?").param(mail).query(type).single();
  }

  private String sender(String file) {
    return file + "-" + run + "@example.jp";
  }

  private Map<String, String> words(UUID question) throws IOException {
    String ours = "<" + receipt + "@banso.invalid>";
    String number = jdbc.sql("select case_key from inquiry where id = ?").param(first.value()).query(String.class).single();
    byte[] packed = Winmail.with("資料①.docx", "word".getBytes(StandardCharsets.UTF_8));
    return Map.of(
        "BOX", DESK, "TAGGED", outside.answering(DESK, receipt), "TAG", tags.tag(receipt), "OURS", ours, "FIRST",
        column(question, "message_id", String.class), "NUMBER", number, "ASKER", asker, "RUN", run, "WINMAIL",
        Base64.getMimeEncoder().encodeToString(packed));
  }

  /** The mail with what only this run knows; its bytes are not those of one character set. */
  private byte[] filled(byte[] raw, String file, Map<String, String> said) {
    String text = new String(raw, StandardCharsets.ISO_8859_1).replace("%WHO%", sender(file));
    for (Map.Entry<String, String> word : said.entrySet()) {
      text = text.replace("%" + word.getKey() + "%", word.getValue());
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Nothing but its content says what it is. */
  private byte[] withForm(CallId call) throws IOException {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    FormDefinition definition = context.getBean(FormCatalog.class).definition(context.getBean(Calls.class).get(call).form());
    context.getBean(FormFiles.class)
        .write(definition, CaseFile.load(CaseFile.VALID.get(0)).answers(), FormFileKind.XLSX, null, form);
    return ("From: " + sender("form") + "\r\nTo: " + DESK + "\r\nSubject: mail\r\nMessage-ID: <form-" + run
            + "@example.jp>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=A\r\n\r\n--A\r\n"
            + "Content-Type: text/plain\r\n\r\nx\r\n--A\r\nContent-Type: application/octet-stream; name=a.xlsx\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\n" + Base64.getMimeEncoder().encodeToString(form.toByteArray())
            + "\r\n--A--\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private byte[] manyFiles() {
    StringBuilder mail =
        new StringBuilder("From: " + sender("many") + "\r\nTo: " + DESK + "\r\nSubject: =?UTF-8?B?6LOq5ZWP?=\r\nMessage-ID: <many-" + run
            + "@example.jp>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=A\r\n\r\n");
    for (int i = 0; i < 500; i++) {
      mail.append("--A\r\nContent-Type: application/pdf; name=").append(i).append(".pdf\r\n\r\n%PDF-\r\n");
    }
    return mail.append("--A--\r\n").toString().getBytes(StandardCharsets.US_ASCII);
  }

  private void deliver(GreenMailUser user, String name, byte[] raw) throws Exception {
    MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    message.writeTo(written);
    came.put(name, written.toByteArray());
    delivered.add(name);
    user.deliver(message);
  }

  /** As the sweep does, noting which mail became which. */
  private void read(int port) throws IOException {
    ImapProperties properties = new ImapProperties("127.0.0.1", port, run, "secret", "INBOX", false, DataSize.ofMegabytes(50));
    Noted folder = new Noted(new ImapFolder(properties));
    InboundKeeper keeper = new InboundKeeper(rows, documents, folder, transaction, clock);
    new InboundReader(List.of(folder), keeper, clusterLock, failures, properties, clock, clock).read(folder);
  }

  /** A mailbox that says of one mail that it is too large, and of which mail each is. */
  private final class Noted implements InboundFolder, InboundSink {
    private final InboundFolder real;
    private long current;

    Noted(InboundFolder real) {
      this.real = real;
    }

    @Override
    public void arrived(InboundMail mail, DeliveryReport report) {
      kept.put(delivered.get((int) current - 1), mail.id());
      sink.arrived(mail, report);
    }

    @Override
    public void arrivedUnheard(InboundMail mail) {
      throw new AssertionError(delivered.get((int) current - 1) + " could not be heard");
    }

    @Override
    public void superseded(UUID mailId) {
      throw new AssertionError(mailId + " was never told of");
    }

    @Override
    public String name() {
      return real.name();
    }

    @Override
    public Opened open() throws IOException {
      Opened opened = real.open();
      return new Opened() {
        @Override
        public long validity() throws IOException {
          return opened.validity();
        }

        @Override
        public List<Waiting> after(long uid, int most) throws IOException {
          return opened.after(uid, most).stream()
              .map(
                  one ->
                      delivered.get((int) one.uid() - 1).equals(LARGE)
                          ? new Waiting(one.uid(), SIZE, one.arrivedAt())
                          : one)
              .toList();
        }

        @Override
        public InputStream raw(long uid) throws IOException {
          current = uid;
          return opened.raw(uid);
        }

        @Override
        public InputStream header(long uid) throws IOException {
          current = uid;
          return opened.header(uid);
        }

        @Override
        public void close() {
          opened.close();
        }
      };
    }
  }
}
