package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.BansoTest;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.forms.CaseFile;
import jp.banso.parties.RoleKind;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.ResultActions;

@BansoTest
@DisplayName("取りまとめの決裁")
class PackageApprovalTests {

  private static final String PREFECTURE = "05";

  @Autowired private ApplicationContext context;
  @Autowired private ReviewService reviews;
  @Autowired private JdbcClient jdbc;

  private Region region;
  private CallId call;
  private Person drafter;
  private Person official;
  private String board;

  @BeforeEach
  void openACall() {
    region = new Region(context);
    call = region.call();
    region.desk(PREFECTURE);
    drafter = region.person(RoleKind.REGION, PREFECTURE);
    official = region.person(RoleKind.PREFECTURE, PREFECTURE);
    board = "/compilations/" + call.value();
  }

  @Test
  @DisplayName("一式は鑑と申込書ごとの確認票・変更点を綴じ、決裁中は全てを止め、直したものは画面にも次の一式にも違いが出て、決めた鑑で提出される")
  void thePackageIsDecidedUponAsOne() throws Exception {
    ApplicationId one = compiled("地域あ");
    ApplicationId two = compiled("地域い");
    ApplicationId third = handedOver("地域う");
    region.open(official, board + "/approval").andExpect(status().isOk())
        .andExpect(content().string(containsString("地域う")));
    letter("0", "秋田県健康福祉部長").andExpect(status().is3xxRedirection());
    letter("0", "遅い保存").andExpect(status().isConflict()).andExpect(content().string(containsString("遅い保存")));
    post("/approval/sets", Map.of("hold", new String[] {"true"})).andExpect(status().isUnprocessableEntity());
    print(true, one, two);
    String first = set(1);
    assertThat(first).contains("秋田県健康福祉部長", "公印省略", "地域あ", "地域い", "件数2件", "とりまとめ確認票", "県としての意見");
    assertThat(first).doesNotContain("地域う", "{申込書");
    assertThat(region.column(one, "held_side")).isEqualTo("PREFECTURE");
    assertThat(region.column(third, "held_side")).isNull();
    region.open(official, board).andExpect(content().string(containsString("取りまとめ 第1版が決裁中です（2件の申込書）")))
        .andExpect(content().string(not(containsString("name=\"senderTitle\""))));

    letter("1", "決裁中の変更").andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("決裁中の変更")));
    post("", submission("決裁中の変更", one)).andExpect(status().isUnprocessableEntity());
    post("/approval/notes", Map.of("documentNumber", new String[] {"医務－77"}, "dated", new String[] {"R7.7.28"}))
        .andExpect(status().is3xxRedirection());
    region.open(official, board + "/approval").andExpect(content().string(not(containsString("との違い"))));
    Person clerk = region.person(RoleKind.SECRETARIAT, null);
    region.open(clerk, board + "?prefecture=05").andExpect(content().string(containsString("決裁中")));
    region.open(clerk, board + "/approval/sets/1?prefecture=05").andExpect(status().isForbidden());
    region.open(region.person(RoleKind.PREFECTURE, "06"), board + "/approval?prefecture=05").andExpect(status().isNotFound());

    post("/approval/release", Map.of()).andExpect(status().is3xxRedirection());
    post("/approval/release", Map.of()).andExpect(status().isConflict());
    CheckSheet said = Region.CONFIRMED;
    reviews
        .compile(
            region.viewer(official), one, region.version(official, one),
            new CheckSheet("書き直した意見", 1, said.hubName(), said.planPlacement(), said.effortBasis(), said.hubEstablished(),
                said.hubLed(), said.supportWanted(), ""))
        .orThrow();
    region.open(official, board + "/approval").andExpect(content().string(containsString("決裁用一式（第1版）との違い")))
        .andExpect(content().string(containsString("書き直した意見")));
    region.open(official, "/applications/" + one.value()).andExpect(content().string(containsString("書き直した意見")));
    print(true, one, two, third);
    assertThat(set(2)).contains("医務－77", "第1版から第2版への変更：1件", "書き直した意見", "この版で加わった申込書です", "地域う");

    Map<String, String[]> head = new HashMap<>();
    head.put("chosen", new String[] {one.value().toString(), two.value().toString()});
    head.put("documentNumber", new String[] {"医務－78"});
    head.put("datedOn", new String[] {""});
    head.put("coverNote", new String[] {"よろしく"});
    post("", head).andExpect(status().is3xxRedirection());
    assertThat(region.column(one, "held_side")).isNull();
    assertThat(region.column(third, "held_side")).isEqualTo("PREFECTURE");
    String word = word(packageLink());
    assertThat(word).contains("医務－78", "令和　　年　　月　　日", "秋田県健康福祉部長", "地域あ", "２　連絡事項", "よろしく");
    assertThat(word).doesNotContain("地域う", "{");
    region.open(official, board + "/approval").andExpect(content().string(containsString("次の状況になりました")));
  }

  @Test
  @DisplayName("これまでの鑑は、印刷されていた文面のまま、ほかの鑑と同じ形に移される")
  void earlierCoversAreMovedAsTheyWerePrinted() throws Exception {
    ApplicationId one = compiled("地域あ");
    region.submit(official, call, PREFECTURE, one);
    UUID sent = jdbc.sql("select id from submission_package where call_id = ?").param(call.value()).query(UUID.class).single();
    jdbc.sql("update submission_package set cover_note = E'一行目\\r\\n二行目' where id = ?").param(sent).update();
    jdbc.sql("delete from cover_letter where place = ?").param("package:" + sent).update();
    jdbc.sql("insert into submission_cover values (?, '医務－1', date '2025-07-28', '以前の部長', '以前の事務局', 'SAMA', true)")
        .param(sent)
        .update();
    assertThat(region.open(official, board).andReturn().getResponse().getContentAsString()).doesNotContain("/cover.docx");
    jdbc.sql(
            new ClassPathResource("db/migration/V202611281889__correspondence_package_covers.sql")
                .getContentAsString(StandardCharsets.UTF_8))
        .update();
    String title = jdbc.sql("select title from public_call where id = ?").param(call.value()).query(String.class).single();
    assertThat(word(packageLink()))
        .contains(
            "医務－1", "令和7年7月28日", "以前の事務局　様", "以前の部長", "（公印省略）", title + "に係る申込書の提出について",
            "　標記について、秋田県管内の申込書を取りまとめましたので、下記のとおり提出します。", "１　提出する申込書　1件\n　　", "　地域あ",
            "２　連絡事項\n　　一行目\n　　二行目\n以上");
  }

  private String packageLink() throws Exception {
    String page = region.open(official, board).andReturn().getResponse().getContentAsString();
    int at = page.indexOf(board + "/packages/");
    return page.substring(at, page.indexOf("/cover.pdf", at)) + "/cover.docx";
  }

  private String word(String path) throws Exception {
    byte[] file = region.open(official, path).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
    try (XWPFWordExtractor text = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(file)))) {
      return text.getText();
    }
  }

  private ApplicationId handedOver(String area) {
    ApplicationId id = region.draft(call, drafter, PREFECTURE);
    region.save(drafter, id, CaseFile.load("valid-01-akita-daisen-senboku-15").answers().with("regionName", area));
    region.handOver(drafter, id);
    return id;
  }

  private ApplicationId compiled(String area) {
    ApplicationId id = handedOver(area);
    region.compile(official, id);
    return id;
  }

  private static Map<String, String[]> submission(String sender, ApplicationId id) {
    Map<String, String[]> fields = new HashMap<>();
    fields.put("chosen", new String[] {id.value().toString()});
    fields.put("senderTitle", new String[] {sender});
    fields.put("addressee", new String[] {"事務局"});
    fields.put("honorific", new String[] {"ONCHU"});
    return fields;
  }

  private ResultActions letter(String version, String sender) throws Exception {
    Map<String, String[]> fields = new HashMap<>();
    Map.of(
            "version", version, "addressee", "{事務局}", "honorific", "ONCHU", "senderTitle", sender, "sealOmitted", "true",
            "subject", "申込書の提出", "body", "{都道府県}から提出します。", "items", "件数{申込書の件数}件\n{申込書の一覧}\n{連絡事項}")
        .forEach((name, value) -> fields.put(name, new String[] {value}));
    fields.put("contact", new String[] {""});
    return post("/approval/letter", fields);
  }

  private void print(boolean hold, ApplicationId... ids) throws Exception {
    post(
            "/approval/sets",
            Map.of(
                "hold", new String[] {String.valueOf(hold)},
                "chosen", Stream.of(ids).map(id -> id.value().toString()).toArray(String[]::new)))
        .andExpect(status().is3xxRedirection());
  }

  private String set(int number) throws Exception {
    byte[] pdf =
        region.open(official, board + "/approval/sets/" + number).andExpect(status().isOk())
            .andReturn().getResponse().getContentAsByteArray();
    try (PDDocument paper = Loader.loadPDF(pdf)) {
      for (int at = 1; at <= paper.getNumberOfPages(); at++) {
        PDFTextStripper page = new PDFTextStripper();
        page.setStartPage(at);
        page.setEndPage(at);
        assertThat(page.getText(paper)).contains("（取りまとめ）第" + number + "版", at + "／" + paper.getNumberOfPages());
      }
      return new PDFTextStripper().getText(paper);
    }
  }

  private ResultActions post(String path, Map<String, String[]> fields) throws Exception {
    return region.send(official, board + path, fields);
  }
}
