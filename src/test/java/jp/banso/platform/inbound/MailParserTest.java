package jp.banso.platform.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jp.banso.platform.inbound.InboundMail.Nature;
import jp.banso.platform.inbound.InboundMail.Problem;
import jp.banso.platform.inbound.ParsedMail.Attached;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("届いたメールを読み取る")
class MailParserTest {

  @Test
  @Timeout(30)
  @DisplayName("印だけを並べたHTMLのメールに、時間をとられない")
  void readsNothingButMarksInNoTime() {
    for (String mark : List.of("<", "<!--", "<script", "</", "<b><i>", "<div>")) {
      assertThat(LetterText.ofPage("申込書" + mark.repeat(800_000 / mark.length()))).startsWith("申込書");
    }
  }

  private static final Path CORPUS = Path.of("src/test/resources/mail");
  private static final String OURS = "<7c0e6a40-51f0-4d0e-9a55-0a4d2025de5c@banso.invalid>";

  static List<Path> corpus() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      return files.sorted().toList();
    }
  }

  static ParsedMail parsed(String name) throws Exception {
    try (InputStream raw = Files.newInputStream(CORPUS.resolve(name))) {
      return MailParser.parse(raw);
    }
  }

  @ParameterizedTest
  @MethodSource("corpus")
  @DisplayName("どのメールも最後まで読み、データベースに入らない文字を残さない")
  void readsWhateverComes(Path mail) throws Exception {
    ParsedMail read = parsed(mail.getFileName().toString());
    for (Attached file : read.files()) {
      try (InputStream content = file.content().open()) {
        content.readAllBytes();
      }
    }
    assertThat(read.subject() + read.body() + read.senderName()).doesNotContain("\0", "\u001b").doesNotContainPattern("\\ud800(?![\\udc00-\\udfff])");
  }

  @ParameterizedTest
  @CsvSource({
    "iso-2022-jp.eml,①㈱髙橋の申込書,申込書を提出します。①㈱髙橋殿",
    "cp932-as-shift-jis.eml,①㈱髙橋,申込書を提出します。①㈱髙橋",
    "no-charset-sjis.eml,生の件名①㈱髙橋,申込書です。①㈱髙橋",
    "no-charset-utf8.eml,生の件名𠮷,申込書です。𠮷野家",
    "no-charset-jis.eml,生の件名,申込書です。①㈱髙橋"
  })
  @DisplayName("日本の役所のメールの文字を、①㈱髙も含めてそのまま読む")
  void keepsTheLetters(String name, String subject, String body) throws Exception {
    ParsedMail read = parsed(name);
    assertThat(read.subject()).isEqualTo(subject);
    assertThat(read.body()).isEqualTo(body);
    assertThat(read.sender()).isEqualTo("imu@pref.example.jp");
    assertThat(read.senderName()).isEqualTo("秋田県 医務薬事課");
    assertThat(read.nature()).isEqualTo(Nature.PERSONAL);
    assertThat(read.problem()).isNull();
  }

  @Test
  @DisplayName("転送されたメールの中の本文と添付も取り出す")
  void readsWhatIsNested() throws Exception {
    ParsedMail read = parsed("nested.eml");
    assertThat(read.body()).contains("転送します。", "元のメール", "元の本文です。");
    assertThat(read.files()).extracting(Attached::fileName).containsExactly("申込書.pdf");
  }

  @Test
  @DisplayName("名前の付け方がまちまちな添付を、名前のまま取り出す")
  void readsFileNames() throws Exception {
    assertThat(parsed("file-names.eml").files())
        .extracting(Attached::fileName)
        .containsExactly("別紙２①.xlsx", "申込書.pdf", "../../etc/passwd.pdf", "file4.jpg");
  }

  @Test
  @DisplayName("HTMLだけのメールは、見える文だけを読む")
  void readsPagesAsText() throws Exception {
    assertThat(parsed("html-only.eml").body()).contains("申込書を提出します。", "<秋田県>①").doesNotContain("alert", "style");
  }

  @ParameterizedTest
  @CsvSource({
    "winmail.eml,WINMAIL", "too-deep.eml,TOO_DEEP", "nested.eml,", "truncated.eml,"
  })
  @DisplayName("読み取れなかったことを残す")
  void saysWhatCouldNotBeRead(String name, Problem problem) throws Exception {
    assertThat(parsed(name).problem()).isEqualTo(problem);
  }

  @Test
  @DisplayName("区切りの壊れたメールも、文は読める")
  void readsBrokenOnes() throws Exception {
    assertThat(parsed("broken-boundary.eml").body()).contains("本文はここです。");
    assertThat(parsed("truncated.eml").body()).contains("途中で切れました。");
    assertThat(parsed("no-headers.eml").body()).contains("本文だけです。");
    assertThat(parsed("empty-subject.eml").subject()).isEmpty();
    assertThat(parsed("bad-addresses.eml").subject()).isEqualTo("壊れた件名");
    assertThat(parsed("bad-addresses.eml").messageId()).isEmpty();
  }

  @Test
  @DisplayName("届かなかったという通知から、どのメールがだれに届かなかったかを読む")
  void readsReports() throws Exception {
    assertThat(parsed("dsn.eml").report()).isEqualTo(new InboundSink.DeliveryReport(OURS, "desk@pref.example.jp", true));
    assertThat(parsed("dsn.eml").nature()).isEqualTo(Nature.REPORT);
    assertThat(parsed("dsn-headers-delayed.eml").report()).isEqualTo(new InboundSink.DeliveryReport(OURS, "desk@pref.example.jp", false));
  }

  @Test
  @DisplayName("自動応答と同報を見分ける")
  void tellsProgramsFromPeople() throws Exception {
    assertThat(parsed("out-of-office.eml").nature()).isEqualTo(Nature.AUTOMATIC);
    assertThat(parsed("out-of-office.eml").references()).containsExactly(OURS);
    assertThat(parsed("list.eml").nature()).isEqualTo(Nature.BULK);
  }
}
