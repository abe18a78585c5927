package jp.banso.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.correspondence.CameMails;
import jp.banso.inquiries.CallbackBoard;
import jp.banso.inquiries.ConsentDesk;
import jp.banso.inquiries.DeskHandovers;
import jp.banso.inquiries.FaqConsent;
import jp.banso.inquiries.InquiryAnswering;
import jp.banso.inquiries.InquiryChannel;
import jp.banso.inquiries.InquiryFixtures;
import jp.banso.inquiries.InquiryHandling;
import jp.banso.inquiries.InquiryId;
import jp.banso.inquiries.InquiryMerging;
import jp.banso.inquiries.InquiryIntake;
import jp.banso.inquiries.InquiryRecord;
import jp.banso.inquiries.InquiryRetention;
import jp.banso.inquiries.InquirySplitting;
import jp.banso.inquiries.PublicInquiries;
import jp.banso.inquiries.Requester;
import jp.banso.inquiries.RequesterKind;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.Wareki;
import jp.banso.knowledge.EntryText;
import jp.banso.knowledge.EntryWriting;
import jp.banso.knowledge.GuidebookCandidates;
import jp.banso.parties.RoleKind;
import jp.banso.personal.PersonalRecords;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@BansoTest
@DisplayName("開示の求め")
class DisclosureTests {

  private static final String LIST = "/disclosures";

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;
  @Autowired private DisclosureSweep sweep;
  @Autowired private InquiryHandling handling;

  private InquiryFixtures inquiries;
  private CameMails outside;
  private TestPerson clerk;
  private TestPerson manager;
  private TestPerson second;
  private String hex;
  /** The person, by name and address; {@link #mark} stands in every text about it. */
  private String sought;
  /** Somebody else, who asked as well and is spoken of. */
  private String other;

  @BeforeEach
  void open() {
    outside = new CameMails(context);
    inquiries = new InquiryFixtures(context);
    inquiries.openDesk();
    clerk = inquiries.clerk();
    manager = TestPerson.with(context, RoleKind.SECRETARIAT_MANAGER, ProgrammeCode.BANSO);
    second = TestPerson.with(context, RoleKind.SECRETARIAT_MANAGER, ProgrammeCode.BANSO);
    hex = UUID.randomUUID().toString().replace("-", "");
    sought = "kanaria" + hex;
    other = "rakko" + hex;
  }

  @AfterEach
  void close() {
    jdbc.sql("update consultation_desk set web_form = false where programme = 'BANSO' and fiscal_year = 2025").update();
    inquiries.endAll(clerk.viewer());
    inquiries.closeDesk();
  }

  @Test
  @DisplayName("どの表に書かれた本人の情報も開示資料にあり、ほかの方の氏名・連絡先はどこにもない")
  void givesEverythingAndNothingOfOthers() throws Exception {
    walked();
    String place = recorded("names", sought, "mails", sought + "@example.jp", "moreMasks", "伏せる言葉" + hex);
    send(manager, place + "/search").andExpect(status().is3xxRedirection());
    page(manager, place).andExpect(content().string(containsString("ほかの方の記録の中に記載")));
    send(manager, place + "/submission").andExpect(flash().attribute("flash", "disclosure.refused.undecided"));
    send(manager, place + "/decisions", "decision", "NAMESAKE").andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("id=\"f-find\"")))
        .andExpect(content().string(containsString("id=\"f-reason-error\"")));
    send(manager, place + "/decisions", decided(place, "GIVEN")).andExpect(status().is3xxRedirection());
    send(manager, place + "/submission").andExpect(flash().attribute("flash", "disclosure.submitted"));
    send(manager, place + "/approval").andExpect(status().isForbidden());
    send(second, place + "/approval").andExpect(status().is3xxRedirection());
    send(second, place + "/approval").andExpect(status().isConflict());
    sweep.runDue();

    Map<String, String> given = archive(place);
    String all = String.join("\n", given.values());
    Map<String, Set<String>> kept = marksByTable();
    assertThat(kept).containsKeys("inquiry", "inquiry_entry", "inbound_mail", "outbox_mail", "audit_entry", "knowledge_entry");
    Set<String> missing = new TreeSet<>();
    kept.values().forEach(missing::addAll);
    assertThat(missing).hasSizeGreaterThan(20);
    missing.removeIf(all::contains);
    assertThat(missing).as("marks of " + kept).isEmpty();
    assertThat(all).contains(sought + "@example.jp").doesNotContain(other).doesNotContain("018-888-4321")
        .doesNotContain("伏せる言葉" + hex).contains("＊＊＊（第三者）");
    assertThat(all).doesNotContainPattern("R\\d+-BANSO-I\\d");
    assertThat(given.keySet()).anyMatch(name -> name.endsWith(".pdf")).anyMatch(name -> name.endsWith(".eml"));
    assertThat(
            jdbc.sql("select count(*) from inquiry_use u where use_name = 'DISCLOSURE' and person_id = ?")
                .param(second.id())
                .query(Integer.class)
                .single())
        .isOne();
    assertThat(acts(place)).contains("audit.disclosure.downloaded");
  }

  @Test
  @DisplayName("休日の分からない年の受付日は、欄のそばで断る")
  void refusesADayThatNothingCanBeCountedFrom() throws Exception {
    for (String day : List.of("S60.1.1", "H18.7.1")) {
      sendAs(manager, "/disclosures", "0", "basis", "OPERATOR", "asker", "SELF", "names", sought, "receivedOn", day)
          .andExpect(status().isUnprocessableEntity())
          .andExpect(content().string(containsString("年を御確認ください")));
    }
  }

  @Test
  @DisplayName("どの表も、開示する側か、理由のある対象外のどちらかに挙げられている")
  void everyTableIsGivenOrExcepted() throws IOException {
    Set<String> given = new TreeSet<>();
    context.getBeansOfType(PersonalRecords.class).values().forEach(module -> given.addAll(module.tables()));
    Set<String> excepted = new TreeSet<>();
    try (InputStream file = getClass().getResourceAsStream("/disclosure-exceptions.csv")) {
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(
              line -> {
                assertThat(line).as("table;reason").matches("[a-z_]+;.+");
                excepted.add(line.substring(0, line.indexOf(';')));
              });
    }
    assertThat(given).doesNotContainAnyElementsOf(excepted);
    Set<String> there =
        new TreeSet<>(
            jdbc.sql(
                    "select lower(table_name) from information_schema.tables where table_schema = current_schema()"
                        + " and table_type = 'BASE TABLE' and table_name not like 'act\\_%'")
                .query(String.class)
                .list());
    assertThat(there).containsAll(given);
    Set<String> forgotten = new TreeSet<>(there);
    forgotten.removeAll(given);
    forgotten.removeAll(excepted);
    assertThat(forgotten)
        .as("give them by the PersonalRecords of their module, or say in disclosure-exceptions.csv why not")
        .isEmpty();
  }

  @Test
  @DisplayName("同姓同名の方を除き、開示しないものには根拠と理由が付き、見直しと渡した記録が残って、期間が過ぎれば消える")
  void leavesOutNamesakesAndWhatIsHeldBack() throws Exception {
    InquiryId own = called(sought, "仙北市", sought + "@example.jp", "本人の相談 " + hex);
    InquiryId namesake = called(sought, "横手市", "betsujin@example.jp", "別人の相談 " + hex);
    handling.note(clerk.viewer(), own, false, "内部の見立て " + hex).orThrow();
    inquiries.end(clerk.viewer(), own);
    inquiries.end(clerk.viewer(), namesake);
    String place = recorded("names", sought, "mails", sought + "@example.jp", "organisations", "仙北市");
    send(manager, place + "/submission").andExpect(flash().attribute("flash", "disclosure.refused.notSearched"));
    send(manager, place + "/search").andExpect(status().is3xxRedirection());
    int mine = number(place, own);
    int theirs = number(place, namesake);
    send(manager, place + "/decisions", "decision", "NAMESAKE", "find", "" + theirs)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("理由を記入してください")));
    send(manager, place + "/decisions", "decision", "NAMESAKE", "find", "" + theirs, "reason", "所属が異なる")
        .andExpect(status().is3xxRedirection());
    for (int receipt : undecided(place)) {
      // what was sent about the namesake's call is the namesake's, too
      send(manager, place + "/decisions", "decision", "NAMESAKE", "find", "" + receipt, "reason", "所属が異なる方への受付のお知らせ")
          .andExpect(status().is3xxRedirection());
    }
    String find = place + "/finds/" + mine;
    page(manager, find).andExpect(content().string(containsString("内部の見立て " + hex)));
    String part = "entry-2";
    send(manager, find + "/withheld", "shown", part, "part", part)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("根拠を選んで")));
    send(manager, find + "/withheld", "shown", part, "part", part, "ground", "OPERATION", "reason", "検討中の見立てのため")
        .andExpect(status().is3xxRedirection());
    send(manager, place + "/search").andExpect(status().is3xxRedirection());
    String stale = version(place);
    send(manager, place + "/submission").andExpect(flash().attribute("flash", "disclosure.submitted"));
    sendAs(second, place + "/approval", stale).andExpect(status().isConflict());
    send(second, place + "/return", "note", "").andExpect(status().isUnprocessableEntity());
    send(second, place + "/return", "note", "理由を詳しく").andExpect(status().is3xxRedirection());
    page(manager, place).andExpect(content().string(containsString("理由を詳しく")));
    send(manager, place + "/submission").andExpect(status().is3xxRedirection());
    send(second, place + "/approval").andExpect(status().is3xxRedirection());
    page(manager, place).andExpect(content().string(containsString("資料を作成しています")));
    page(manager, place + "/files/1").andExpect(status().isNotFound());
    assertThat(context.getBean(FoundInquiries.class).areNeeded(List.of(own))).isTrue();
    sweep.runDue();

    String all = String.join("\n", archive(place).values());
    assertThat(all).contains("0187-77-1234", "本人の相談 " + hex, "検討中の見立てのため", "第33条第2項第2号")
        .doesNotContain("別人の相談 " + hex).doesNotContain("内部の見立て " + hex);
    String today = Wareki.date(LocalDate.now(clock));
    send(manager, place + "/handing", "on", "令和2年1月1日", "how", "手渡し").andExpect(status().isUnprocessableEntity());
    send(manager, place + "/handing", "on", today, "how", "").andExpect(status().isUnprocessableEntity());
    send(manager, place + "/handing", "on", today, "how", "窓口で手渡し").andExpect(status().is3xxRedirection());
    send(manager, place + "/handing", "on", today, "how", "窓口で手渡し").andExpect(status().isConflict());
    assertThat(context.getBean(FoundInquiries.class).areNeeded(List.of(own))).isFalse();
    page(manager, place)
        .andExpect(content().string(containsString("お渡し済み")))
        .andExpect(content().string(not(containsString("横手市"))));

    UUID id = id(place);
    Date past = Date.valueOf(LocalDate.now(clock).minusDays(1));
    jdbc.sql("update disclosure_request set file_until = ? where id = ?").params(past, id).update();
    sweep.runDue();
    page(manager, place + "/files/1").andExpect(status().isNotFound());
    jdbc.sql("update disclosure_request set kept_until = ? where id = ?").params(past, id).update();
    sweep.runDue();
    page(manager, place)
        .andExpect(content().string(containsString("求めの内容を消去しました")))
        .andExpect(content().string(not(containsString(sought))));
    assertThat(
            jdbc.sql("select row_to_json(r)::text from disclosure_request r where id = ?").param(id).query(String.class).single())
        .doesNotContain(sought);
    assertThat(jdbc.sql("select count(*) from disclosure_find where request_id = ?").param(id).query(Integer.class).single())
        .isZero();
  }

  @Test
  @DisplayName("誰のことか分からない求め・日付の誤り・該当のない方も、断るか「保有していない」と知らせる")
  void judgesWhatIsTyped() throws Exception {
    fill("names", "").andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("どれか一つは記入してください")));
    fill("names", sought, "mails", "あて先").andExpect(status().isUnprocessableEntity());
    fill("names", sought, "telephones", "12").andExpect(status().isUnprocessableEntity());
    fill("names", sought, "receivedOn", "令和90年1月1日").andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString(sought)));
    fill("names", sought, "receivedOn", "2月30日").andExpect(status().isUnprocessableEntity());
    fill("names", sought, "from", "令和7年5月1日", "to", "令和7年4月1日").andExpect(status().isUnprocessableEntity());
    fill("names", sought, "asker", "AGENT").andExpect(status().isUnprocessableEntity());
    fill("names", sought, "moreMasks", "あ").andExpect(status().isUnprocessableEntity());
    fill("names", "", "receivedOn", "令和80年1月1日", "asker", "AGENT", "from", "令和7年5月1日", "to", "令和7年4月1日")
        .andExpect(content().string(containsString("id=\"receivedOn-error\"")))
        .andExpect(content().string(containsString("id=\"askerName-error\"")))
        .andExpect(content().string(containsString("id=\"names-error\"")))
        .andExpect(content().string(containsString("id=\"to-error\"")));
    page(clerk, LIST).andExpect(status().isNotFound());
    String place = recorded("names", sought);
    page(clerk, place).andExpect(status().isNotFound());
    page(TestPerson.with(context, RoleKind.SECRETARIAT_MANAGER, ProgrammeCode.RENKEI), place).andExpect(status().isNotFound());
    jdbc.sql("update disclosure_request set identity = null where id = ?").param(id(place)).update();
    send(manager, place + "/search").andExpect(status().is3xxRedirection());
    send(manager, place + "/decisions", decided(place, "GIVEN"));
    send(manager, place + "/submission").andExpect(flash().attribute("flash", "disclosure.refused.identity"));
    String typed = version(place);
    send(manager, place, form("names", "daremo" + hex)).andExpect(status().is3xxRedirection());
    sendAs(manager, place, typed, form("names", sought)).andExpect(status().isConflict());
    send(manager, place + "/search").andExpect(status().is3xxRedirection());
    send(manager, place + "/decisions", decided(place, "NAMESAKE", "reason", "求めの記録だけ"));
    send(manager, place + "/submission").andExpect(flash().attribute("flash", "disclosure.submitted"));
    send(second, place + "/approval").andExpect(status().is3xxRedirection());
    sweep.runDue();
    assertThat(String.join("\n", archive(place).values())).contains("開示するものはありません");
    send(manager, place + "/making").andExpect(status().isConflict());
    send(manager, place + "/removal", "note", "").andExpect(status().isUnprocessableEntity());
    send(manager, place + "/removal", "note", "取下げ").andExpect(status().is3xxRedirection());
    page(manager, place + "/files/1").andExpect(status().isNotFound());
    send(manager, place + "/search").andExpect(status().isConflict());
  }

  @Test
  @DisplayName("同じメールアドレスと代表電話を使うほかの方の記録は、人が決めるまで開示せず、名前も伏せる")
  void keepsColleaguesOfOneAddressApart() throws Exception {
    String shared = "kaigo" + hex + "@example.jp";
    InquiryId own = called(sought + " hanako", "仙北市", shared, "本人の相談 " + other + " taro さんに伺いました " + hex);
    InquiryId theirs = called(other + " taro", "仙北市", shared, "同僚の相談 " + hex);
    InquiryId nameless = called(null, "仙北市", shared, "名前のない相談 " + hex);
    List.of(own, theirs, nameless).forEach(id -> inquiries.end(clerk.viewer(), id));
    String place = recorded("names", sought + " hanako", "mails", shared, "telephones", "0187-77-1234");
    send(manager, place + "/search").andExpect(status().is3xxRedirection());

    assertThat(undecided(place)).contains(number(place, theirs), number(place, nameless)).doesNotContain(number(place, own));
    page(manager, place).andExpect(content().string(containsString("同じ連絡先をほかの方も使用")));
    for (int one : undecided(place)) {
      send(manager, place + "/decisions", "decision", one == number(place, nameless) ? "GIVEN" : "NAMESAKE", "find", "" + one, "reason", "同僚の方の記録")
          .andExpect(status().is3xxRedirection());
    }
    send(manager, place + "/submission").andExpect(flash().attribute("flash", "disclosure.submitted"));
    send(second, place + "/approval").andExpect(status().is3xxRedirection());
    sweep.runDue();
    assertThat(String.join("\n", archive(place).values()))
        .contains("本人の相談", "名前のない相談 " + hex, "0187-77-1234", shared)
        .doesNotContain("同僚の相談").doesNotContain(other);
  }

  @Test
  @DisplayName("求めを記録した方・直した方、記録の扱いや開示しないものを決めた方は、ほかの方が依頼しても承認できない")
  void isApprovedByNobodyWhoHadAPart() throws Exception {
    InquiryId own = called(sought, "仙北市", sought + "@example.jp", "本人の相談 " + hex);
    inquiries.end(clerk.viewer(), own);
    TestPerson third = TestPerson.with(context, RoleKind.SECRETARIAT_MANAGER, ProgrammeCode.BANSO);
    TestPerson reviser = TestPerson.with(context, RoleKind.SECRETARIAT_MANAGER, ProgrammeCode.BANSO);
    String place = recorded("names", sought, "mails", sought + "@example.jp");
    send(reviser, place, form("names", sought, "mails", sought + "@example.jp")).andExpect(status().is3xxRedirection());
    send(second, place + "/search").andExpect(status().is3xxRedirection());
    send(second, place + "/decisions", "decision", "GIVEN", "find", "" + number(place, own)).andExpect(status().is3xxRedirection());
    send(second, place + "/decisions", decided(place, "GIVEN"));
    send(second, place + "/submission").andExpect(flash().attribute("flash", "disclosure.submitted"));
    send(manager, place + "/approval").andExpect(status().isForbidden());
    send(second, place + "/approval").andExpect(status().isForbidden());
    send(reviser, place + "/approval").andExpect(status().isForbidden());
    page(second, place)
        .andExpect(content().string(containsString("次の事務局責任者が承認すると")))
        .andExpect(content().string(not(containsString("承認して資料を作成する"))));
    assertThat(
            catchThrowable(
                () -> jdbc.sql("update disclosure_request set approved_by = ? where id = ?").params(second.id(), id(place)).update()))
        .isNotNull();
    send(third, place + "/approval").andExpect(status().is3xxRedirection());
    sweep.runDue();
  }

  private String mark(int number) {
    return "shirushi" + hex + "m%02d".formatted(number);
  }

  private InquiryId called(String name, String organisation, String mail, String text) {
    return context
        .getBean(InquiryIntake.class)
        .record(
            clerk.viewer(),
            new InquiryRecord(
                InquiryChannel.TELEPHONE,
                new Requester(organisation, RequesterKind.MUNICIPALITY, "05", name, mail, "0187-77-1234"), "相談の件",
                text, clock.instant()),
            null, null)
        .orThrow();
  }

  private long version(InquiryId id) {
    return Long.parseLong(inquiries.version(id));
  }

  /** A person with a mark in every table of the desk, and another of whom much is said. */
  private void walked() throws Exception {
    String others = other + " hanako さん（" + other + "@example.jp、018-888-4321）";
    InquiryId theirs =
        context
            .getBean(InquiryIntake.class)
            .record(
                clerk.viewer(),
                new InquiryRecord(
                    InquiryChannel.TELEPHONE,
                    new Requester("大館市", RequesterKind.MUNICIPALITY, "05", other + " hanako", other + "@example.jp", "018-888-4321"),
                    "別の方の件", other + "の相談\n" + sought + "さんにも聞いた " + mark(1), clock.instant()),
                null, null)
            .orThrow();
    UUID mail =
        outside.send(
            sought + "@example.jp", "zaitaku@example.jp", "照会 " + mark(2),
            "1)自治体・機関名：" + mark(3) + "\n2)氏名：" + sought + "\n3)連絡先：0187-77-1234\n4)照会内容\n会議の例を教えてください。" + mark(4),
            (message, raw) -> CameMails.attach(message, mark(5) + ".txt", mark(6).getBytes(StandardCharsets.UTF_8)));
    InquiryId id = inquiries.ofMail(mail);
    handling.note(clerk.viewer(), id, true, mark(7) + " " + others).orThrow();
    handling.note(clerk.viewer(), id, false, mark(8) + " 伏せる言葉" + hex).orThrow();
    jdbc.sql("update inquiry set requester_telephone = '0187-77-1234' where id = ?").param(id.value()).update();
    handling.promiseCallback(clerk.viewer(), id, null).orThrow();
    UUID callback = jdbc.sql("select id from callback where inquiry_id = ?").param(id.value()).query(UUID.class).single();
    context.getBean(CallbackBoard.class).tried(clerk.viewer(), callback, true, mark(9) + others);
    DeskHandovers handovers = context.getBean(DeskHandovers.class);
    handovers.note(clerk.viewer(), List.of(new DeskHandovers.Note(id.value(), "", mark(10) + others)));

    InquiryAnswering answering = context.getBean(InquiryAnswering.class);
    handling.toDraft(clerk.viewer(), id, version(id));
    answering.askMinistry(clerk.viewer(), id, version(id), "会議の構成の考え方 " + mark(11)).orThrow();
    answering.recordMinistryAnswer(clerk.viewer(), id, version(id), mark(12) + others);
    inquiries.check(clerk.viewer(), id);
    answering.askForConfirmation(clerk.viewer(), id, version(id), "回答案 " + mark(13), "資料 " + mark(14)).orThrow();
    answering.giveBack(second.viewer(), id, version(id), "見直し " + mark(15));
    answering.draft(clerk.viewer(), id, version(id), "回答 " + mark(16), "資料 " + mark(14));
    context.getBean(ConsentDesk.class)
        .record(clerk.viewer(), id, FaqConsent.State.GIVEN, FaqConsent.Means.TELEPHONE, mark(17));
    answering.askForConfirmation(clerk.viewer(), id, version(id), "回答 " + mark(16), "資料 " + mark(14)).orThrow();
    answering.confirm(second.viewer(), id, version(id), null).orThrow();
    context.getBean(InquirySplitting.class)
        .connect(clerk.viewer(), id, jdbc.sql("select case_key from inquiry where id = ?").param(theirs.value()).query(String.class).single());
    context.getBean(InquiryRetention.class).keep(clerk.viewer(), id, mark(18) + others);
    UUID reply =
        outside.send(
            sought + "@example.jp", outside.answering("zaitaku@example.jp", inquiries.newestMail(id, "M04")), "Re: 回答",
            "ありがとうございました。" + mark(19));
    assertThat(inquiries.ofMail(reply)).isEqualTo(id);

    EntryWriting writing = context.getBean(EntryWriting.class);
    InquiryId answered = called(sought, "仙北市", sought + "@example.jp", mark(20));
    inquiries.check(clerk.viewer(), answered);
    handling.answerAtOnce(clerk.viewer(), answered, version(answered), "即答 " + mark(21), null, null, false).orThrow();
    var entry =
        writing.propose(clerk.viewer(), answered, new EntryText("質問 " + mark(22), "回答 " + mark(23), null, null)).orThrow();
    writing.agree(
        inquiries.clerk().viewer(), entry,
        jdbc.sql("select version from knowledge_entry where id = ?").param(entry.value()).query(Long.class).single());
    context.getBean(GuidebookCandidates.class)
        .markEntry(clerk.viewer(), entry, "2 拠点の取組", "候補 " + mark(24)).orThrow();

    InquiryId merged = called(sought, "仙北市", sought + "@example.jp", mark(25));
    InquiryId into = called(sought, "仙北市", sought + "@example.jp", "次の相談");
    context.getBean(InquiryMerging.class)
        .merge(
            clerk.viewer(), merged, version(merged),
            jdbc.sql("select case_key from inquiry where id = ?").param(into.value()).query(String.class).single())
        .orThrow();
    InquiryId ended = called(sought, "仙北市", sought + "@example.jp", mark(26));
    handling.end(clerk.viewer(), ended, version(ended), mark(27)).orThrow();

    jdbc.sql("update consultation_desk set web_form = true where programme = 'BANSO' and fiscal_year = 2025").update();
    context.getBean(PublicInquiries.class)
        .ask(
            ProgrammeCode.BANSO,
            new Requester("仙北市", RequesterKind.MUNICIPALITY, "05", sought, sought + "@example.jp", null), "入力フォーム",
            mark(28), "192.0.2.78")
        .orThrow();
  }

  /** Which marks stand in which table, in texts and in bytes. */
  private Map<String, Set<String>> marksByTable() {
    Map<String, Set<String>> marks = new LinkedHashMap<>();
    Pattern form = Pattern.compile("shirushi" + hex + "m\\d\\d");
    for (String table :
        jdbc.sql(
                "select table_name from information_schema.tables where table_schema = current_schema()"
                    + " and table_type = 'BASE TABLE' and table_name not like 'disclosure%' order by 1")
            .query(String.class)
            .list()) {
      boolean bytes =
          jdbc.sql(
                      "select count(*) from information_schema.columns where table_schema = current_schema()"
                          + " and table_name = ? and data_type = 'bytea'")
                  .param(table)
                  .query(Integer.class)
                  .single()
              > 0;
      String row = bytes ? "encode(convert_to(t::text, 'UTF8'), 'escape') || " + escaped(table) : "t::text";
      Set<String> found = new HashSet<>();
      jdbc.sql("select " + row + " from \"" + table + "\" t where position(:mark in " + row + ") > 0")
          .param("mark", "shirushi" + hex)
          .query(String.class)
          .list()
          .forEach(text -> form.matcher(text).results().forEach(match -> found.add(match.group())));
      if (!found.isEmpty()) {
        marks.put(table, found);
      }
    }
    return marks;
  }

  private String escaped(String table) {
    return jdbc.sql(
            "select column_name from information_schema.columns where table_schema = current_schema()"
                + " and table_name = ? and data_type = 'bytea'")
        .param(table)
        .query(String.class)
        .list()
        .stream()
        .map(column -> "coalesce(encode(t." + column + ", 'escape'), '')")
        .collect(Collectors.joining(" || "));
  }

  private String recorded(String... fields) throws Exception {
    return fill(fields).andExpect(status().is3xxRedirection()).andReturn().getResponse().getRedirectedUrl();
  }

  private ResultActions fill(String... fields) throws Exception {
    return sendAs(manager, LIST, "0", form(fields));
  }

  private String[] form(String... fields) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("basis", "OPERATOR");
    all.put("receivedOn", Wareki.date(JapanTime.dateOf(clock.instant())));
    all.put("asker", "SELF");
    all.put("identity", "運転免許証の写しで確かめた");
    for (int i = 0; i < fields.length; i += 2) {
      all.put(fields[i], fields[i + 1]);
    }
    return all.entrySet().stream().flatMap(one -> List.of(one.getKey(), one.getValue()).stream()).toArray(String[]::new);
  }

  /** All that nobody has decided upon. */
  private String[] decided(String place, String decision, String... more) {
    List<String> fields = new ArrayList<>(List.of("decision", decision));
    fields.addAll(List.of(more));
    jdbc.sql("select ordinal from disclosure_find where request_id = ? and decision is null and parent is null")
        .param(id(place))
        .query(Integer.class)
        .list()
        .forEach(
            number -> {
              fields.add("find");
              fields.add("" + number);
            });
    return fields.toArray(String[]::new);
  }

  private int number(String place, InquiryId inquiry) {
    return jdbc.sql("select ordinal from disclosure_find where request_id = ? and ref = ?")
        .params(id(place), "inquiry/" + inquiry.value())
        .query(Integer.class)
        .single();
  }

  private List<Integer> undecided(String place) {
    return jdbc.sql("select ordinal from disclosure_find where request_id = ? and decision is null and parent is null order by ordinal")
        .param(id(place))
        .query(Integer.class)
        .list();
  }

  private List<String> acts(String place) {
    return jdbc.sql("select action from audit_entry a join disclosure_request r on r.case_key = a.case_key where r.id = ?")
        .param(id(place))
        .query(String.class)
        .list();
  }

  private static UUID id(String place) {
    return UUID.fromString(place.substring(LIST.length() + 1));
  }

  private String version(String place) {
    return jdbc.sql("select version::text from disclosure_request where id = ?").param(id(place)).query(String.class).single();
  }

  /** What is in the archive, as text by the name of the file. */
  private Map<String, String> archive(String place) throws Exception {
    byte[] zip = page(second, place + "/files/1").andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
    Map<String, String> texts = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        texts.put(entry.getName(), text(entry.getName(), in.readAllBytes()));
      }
    }
    return texts;
  }

  private static String text(String name, byte[] content) throws Exception {
    if (name.endsWith(".pdf")) {
      try (var pdf = Loader.loadPDF(content)) {
        return new PDFTextStripper().getText(pdf).replaceAll("\\R", "");
      }
    }
    if (name.endsWith(".xlsx")) {
      StringBuilder text = new StringBuilder();
      try (XSSFWorkbook table = new XSSFWorkbook(new ByteArrayInputStream(content))) {
        table.getSheetAt(0).forEach(row -> row.forEach(cell -> text.append(cell.getStringCellValue()).append('\n')));
      }
      return text.toString();
    }
    if (name.endsWith(".eml")) {
      MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(content));
      return mail.getSubject() + "\n" + new String(content, StandardCharsets.UTF_8);
    }
    return name + "\n" + new String(content, StandardCharsets.UTF_8);
  }

  private ResultActions page(TestPerson person, String path) throws Exception {
    return mvc.perform(get(path).with(person.signedIn()));
  }

  /** As from the page as it is now. */
  private ResultActions send(TestPerson person, String path, String... fields) throws Exception {
    Matcher place = Pattern.compile("(/disclosures/[^/]+).*").matcher(path);
    assertThat(place.matches()).isTrue();
    return sendAs(person, path, version(place.group(1)), fields);
  }

  private ResultActions sendAs(TestPerson person, String path, String version, String... fields) throws Exception {
    var request = post(path).with(csrf()).with(person.signedIn()).param("version", version);
    for (int i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    return mvc.perform(request);
  }
}
