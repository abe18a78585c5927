package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.banso.BansoTest;
import jp.banso.Markup;
import jp.banso.applications.Region.Person;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallId;
import jp.banso.forms.Answers;
import jp.banso.forms.CaseFile;
import jp.banso.forms.FormCatalog;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.ResultMatcher;

@BansoTest
@DisplayName("申込みの画面")
class ApplicationPagesTests {

  private static final String PREFECTURE = "05";

  @Autowired private ApplicationContext context;

  private Region region;

  private CallId call;
  private Person drafter;
  private Person official;
  private Person clerk;

  @BeforeEach
  void openCall() {
    region = new Region(context);
    call = region.call();
    region.desk(PREFECTURE);
    drafter = region.person(RoleKind.REGION, PREFECTURE);
    official = region.person(RoleKind.PREFECTURE, PREFECTURE);
    clerk = region.person(RoleKind.SECRETARIAT, null);
  }

  @Test
  @DisplayName("作成から受理まで、画面だけで進められる")
  void walksFromDraftToAcceptance() throws Exception {
    region.open(drafter, "/applications/new").andExpect(status().isOk());
    MvcResult started =
        region.send(drafter, "/applications", Map.of("prefecture", new String[] {PREFECTURE}))
            .andExpect(status().is3xxRedirection()).andReturn();
    String page = started.getResponse().getRedirectedUrl().replace("/edit", "");
    ApplicationId id = new ApplicationId(java.util.UUID.fromString(page.replace("/applications/", "")));
    region.open(drafter, page + "/edit").andExpect(status().isOk());
    region.open(drafter, page + "/check")
        .andExpect(content().string(containsString("構成員は0名")))
        .andExpect(content().string(not(containsString("構成員について確認をお願いしたい点はありません"))));
    save(id, CaseFile.load("valid-01-akita-daisen-senboku-15").answers()).andExpect(status().is3xxRedirection());
    region.open(drafter, page + "/check").andExpect(status().isOk())
        .andExpect(content().string(containsString("大仙・仙北")))
        .andExpect(content().string(containsString("<a href=\"" + page + "\">")))
        .andExpect(content().string(org.hamcrest.Matchers.matchesPattern("(?s).*<title>[^<]*大仙・仙北[^<]*</title>.*")))
        .andExpect(content().string(not(containsString("B-R0"))));
    region.open(drafter, page + "/groups").andExpect(status().isOk());
    post(drafter, id, "/hand-over", Map.of("reason", "参加を依頼中です。"));
    region.open(official, page + "/review").andExpect(status().isOk());
    post(official, id, "/return", Map.of("lines[0].section", "members", "lines[0].reason", "障害福祉の団体を加えてください。", "dueOn", ""));
    assertThat(region.state(id)).isEqualTo(ApplicationState.DRAFT);
    region.open(drafter, page + "/edit").andExpect(content().string(containsString("障害福祉の団体を加えてください。")));
    String version = String.valueOf(region.version(drafter, id));
    region.send(drafter, page + "/hand-over",
            Map.of("reason", new String[] {"加えました。"}, "version", new String[] {version}))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("記入が変わっていないものがあります")));
    post(drafter, id, "/hand-over", Map.of("reason", "加えました。", "asIs", "true"));
    region.open(official, page + "/review")
        .andExpect(content().string(containsString("お願いしたことと、その後の変更")))
        .andExpect(content().string(containsString("この区分の記入は変わっていません")));
    post(official, id, "/compile", sheet());
    region.open(official, "/compilations/" + call.value()).andExpect(status().isOk());
    region.send(official, "/compilations/" + call.value(),
        Map.of("chosen", new String[] {id.value().toString()}, "coverNote", new String[] {"よろしくお願いします。"}))
        .andExpect(status().is3xxRedirection());
    assertThat(region.state(id)).isEqualTo(ApplicationState.RECEIVED);
    region.open(clerk, "/intake").andExpect(content().string(containsString("大仙・仙北")));
    region.open(clerk, page + "/formalities").andExpect(status().isOk());
    post(clerk, id, "/correction-request", Map.of("lines[0].section", "members", "lines[0].rule", "B-R06", "lines[0].reason", "保健所の参加を御確認ください。"));
    assertThat(region.state(id)).isEqualTo(ApplicationState.CORRECTING);
    region.open(official, page).andExpect(content().string(containsString("保健所の参加を御確認ください。")));
    region.open(official, page).andExpect(content().string(containsString("記入が変わっていないものがあります")));
    region.open(drafter, page).andExpect(content().string(containsString("都道府県の担当課へお知らせください")));
    assertThat(elsewhere(drafter)).containsExactly("applications.liesWith.CORRECTION");
    assertThat(elsewhere(official)).doesNotContain("applications.liesWith.CORRECTION");
    region.open(official, page + "/edit").andExpect(status().isOk());
    post(official, id, "/correct", Map.of());
    region.open(clerk, page + "/formalities")
        .andExpect(content().string(containsString("この区分の記入は変わっていません")));
    post(clerk, id, "/accept", Map.of("reason", ""));
    assertThat(region.state(id)).isEqualTo(ApplicationState.ACCEPTED);
    for (Person reader : List.of(drafter, official, clerk)) {
      for (String path : List.of("", "/versions", "/withdrawal")) {
        region.open(reader, page + path).andExpect(status().isOk());
      }
      region.open(reader, "/applications").andExpect(status().isOk());
    }
    assertThat(region.mails(id, "M08")).containsExactly(drafter.mail());
    assertThat(region.mails(id, "M10")).containsExactly(region.deskMail(PREFECTURE));
    assertThat(region.ofMails("copies", id, "M10")).containsExactly("");
    assertThat(region.ofMails("blind_copies", id, "M10").get(0)).contains(drafter.mail());
    assertThat(region.ofMails("copies", id, "M08")).containsExactly(region.deskMail(PREFECTURE));
    assertThat(region.ofMails("body", id, "M08").get(0)).contains("/applications/" + id.value());
    assertThat(region.answersTo(id, "M08")).containsExactly(region.deskMail(PREFECTURE));
    assertThat(region.answersTo(id, "M10")).containsExactly("zaitaku@example.jp");
    assertThat(region.mails(id, "M11")).containsExactly(region.deskMail(PREFECTURE));
  }

  private List<String> elsewhere(Person reader) {
    return context.getBean(ApplicationQueries.class).elsewhere(region.viewer(reader), 50).stream()
        .map(ApplicationLine::liesWithKey)
        .toList();
  }

  @Test
  @DisplayName("都道府県意見と推薦順位は、地域のどの画面にも出ない")
  void neverShowsTheOpinionToTheRegion() throws Exception {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    region.handOver(drafter, id);
    Map<String, String> sheet = new HashMap<>(sheet());
    sheet.putAll(Map.of("opinion", "CANARY-OPINION", "hubName", "CANARY-HUB", "rank", "77", "planPlacement", "CANARY-PLAN"));
    post(official, id, "/compile", sheet);
    region.open(official, "/applications/" + id.value()).andExpect(content().string(containsString("CANARY-OPINION")));
    region.open(clerk, "/applications/" + id.value()).andExpect(content().string(not(containsString("CANARY"))));
    region.submit(official, call, PREFECTURE, id);
    region.open(clerk, "/applications/" + id.value() + "/formalities").andExpect(content().string(containsString("CANARY-OPINION")));
    for (String path : List.of("", "/check", "/versions", "/groups", "/withdrawal", "/edit", "/review")) {
      String shown = region.open(drafter, "/applications/" + id.value() + path).andReturn().getResponse().getContentAsString();
      assertThat(shown).doesNotContain("CANARY").doesNotContain(">77<");
    }
    assertThat(region.mailTexts(id)).noneMatch(text -> text.contains("CANARY"));
  }

  @Test
  @DisplayName("提出前の内容は、事務局と厚生労働省には見えず、県には渡してから見える")
  void hidesTheTextBeforeSubmission() throws Exception {
    Person ministry = region.person(RoleKind.MINISTRY, null);
    ApplicationId id = region.draft(call, drafter, PREFECTURE);
    region.save(drafter, id, CaseFile.load("valid-01-akita-daisen-senboku-15").answers()
        .with("regionName", "CANARY-AREA").with("reason", "CANARY-REASON"));
    for (Person reader : List.of(clerk, ministry, official)) {
      region.open(reader, "/applications/" + id.value()).andExpect(status().isOk())
          .andExpect(content().string(not(containsString("CANARY"))));
      region.open(reader, "/applications?q=CANARY-AREA").andExpect(content().string(not(containsString(id.value().toString()))));
    }
    region.open(official, "/compilations/" + call.value()).andExpect(content().string(not(containsString("CANARY"))));
    region.handOver(drafter, id);
    region.open(official, "/applications/" + id.value() + "/review").andExpect(content().string(containsString("CANARY-REASON")));
    region.open(clerk, "/applications/" + id.value()).andExpect(content().string(not(containsString("CANARY"))));
    region.open(clerk, "/applications/" + id.value() + "/check").andExpect(content().string(not(containsString("CANARY"))));
  }

  @Test
  @DisplayName("県に見せると、渡す前でも県が読める")
  void showsTheDraftToThePrefecture() throws Exception {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    post(drafter, id, "/show", Map.of());
    region.open(official, "/applications/" + id.value()).andExpect(content().string(containsString("大仙・仙北")));
  }

  @Test
  @DisplayName("よその申込みは存在しないように見える")
  void answersNotFoundForForeignOnes() throws Exception {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    for (Person stranger :
        List.of(
            region.person(RoleKind.REGION, PREFECTURE), region.person(RoleKind.PREFECTURE, "13"),
            region.person(RoleKind.ADVISOR, null), region.person(RoleKind.REVIEWER, null))) {
      for (String path : List.of("", "/edit", "/check", "/review", "/versions", "/groups", "/withdrawal", "/late", "/formalities")) {
        region.open(stranger, "/applications/" + id.value() + path).andExpect(status().isNotFound());
      }
      region.open(stranger, "/applications").andExpect(content().string(not(containsString(id.value().toString()))));
      region.send(stranger, "/applications/" + id.value() + "/edit", Map.of("version", new String[] {"0"}))
          .andExpect(status().isNotFound());
    }
    assertThat(region.state(id)).isEqualTo(ApplicationState.DRAFT);
  }

  @Test
  @DisplayName("公募の経過に、申込みの経過は出ない")
  void keepsApplicationsOutOfTheCallsHistory() throws Exception {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    region.handOver(drafter, id);
    post(official, id, "/return", Map.of("lines[0].section", "members", "lines[0].reason", "CANARY-RETURN", "dueOn", ""));
    for (Person stranger :
        List.of(
            region.person(RoleKind.REGION, "13"), region.person(RoleKind.PREFECTURE, "13"),
            region.person(RoleKind.REVIEWER, null))) {
      region.open(stranger, "/calls/" + call.value()).andExpect(status().isOk())
          .andExpect(content().string(not(containsString("CANARY-RETURN"))))
          .andExpect(content().string(not(containsString("申込書の作成を始めました"))));
    }
    region.open(drafter, "/applications/" + id.value())
        .andExpect(content().string(containsString("CANARY-RETURN")));
  }

  @Test
  @DisplayName("地域は都道府県に代わって提出できない")
  void refusesTheRegionWhereThePrefectureSubmits() throws Exception {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    region.handOver(drafter, id);
    region.compile(official, id);
    region.send(drafter, "/compilations/" + call.value(), Map.of("chosen", new String[] {id.value().toString()}))
        .andExpect(status().isForbidden());
    assertThat(region.state(id)).isEqualTo(ApplicationState.COMPILED);
  }

  @Test
  @DisplayName("画面にない項目を送っても何も変わらない")
  void ignoresExtraFields() throws Exception {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    Map<String, String[]> sent = new HashMap<>(CaseFile.load("valid-01-akita-daisen-senboku-15").parameters());
    for (String name : List.of("state", "status", "prefectureCode", "prefCode", "receiptNumber", "score", "role", "caseKey", "a.state")) {
      sent.put(name, new String[] {"SELECTED"});
    }
    sent.put("a.prefecture", new String[] {"13"});
    sent.put("version", new String[] {String.valueOf(region.version(drafter, id))});
    region.send(drafter, "/applications/" + id.value() + "/edit", sent)
        .andExpect(status().is3xxRedirection())
        .andExpect(flash().attribute("flash", "applications.flash.prefectureKept"));
    sent.put("version", new String[] {String.valueOf(region.version(drafter, id))});
    region.send(drafter, "/applications/" + id.value() + "/sections/regionName", sent)
        .andExpect(status().is3xxRedirection())
        .andExpect(flash().attribute("flash", "applications.flash.prefectureKept"));
    assertThat(region.state(id)).isEqualTo(ApplicationState.DRAFT);
    assertThat(region.column(id, "prefecture_code")).isEqualTo(PREFECTURE);
    assertThat(region.column(id, "answers ->> 'prefecture'")).isEqualTo(PREFECTURE);
    assertThat(region.column(id, "receipt_number")).isNull();
  }

  @Test
  @DisplayName("添付の欄がある様式では、書類を保存と同時に預かり、読める人だけが受け取れ、印を外せば消える")
  void keepsTheFilesOfAForm() throws Exception {
    String key = "with-file-" + Math.abs(call.value().getLeastSignificantBits() % 1_000_000);
    context.getBean(FormCatalog.class).release(("{'type':'default','id':'" + key + "','schemaVersion':18,'properties':{'title':'様式'},'components':["
        + "{'type':'group','id':'G','label':'書類','properties':{'section':'papers'},'components':["
        + "{'type':'filepicker','id':'F','key':'plan','label':'計画書','accept':'.pdf','multiple':true}]}]}").replace('\'', '"'));
    context.getBean(org.springframework.jdbc.core.JdbcTemplate.class).update("update public_call set form_key = ? where id = ?", key, call.value());
    String path = region.send(drafter, "/applications", Map.of("prefecture", new String[] {PREFECTURE})).andReturn().getResponse()
        .getRedirectedUrl().replace("/edit", "");
    ApplicationId id = new ApplicationId(java.util.UUID.fromString(path.replace("/applications/", "")));
    Map<String, String[]> page = Map.of("version", new String[] {String.valueOf(region.version(drafter, id))}, "_a.plan", new String[] {"1"});
    region.send(drafter, path + "/edit", page, new MockMultipartFile("f.plan", "計画①.pdf", null, new byte[] {1, 2, 3}),
        new MockMultipartFile("f.other", "他.pdf", null, new byte[] {4})).andExpect(status().is3xxRedirection());
    String document = region.column(id, "answers #>> '{plan,0,document}'");
    assertThat(region.column(id, "answers #>> '{plan,0,name}'")).isEqualTo("計画①.pdf");
    region.open(drafter, path + "/edit").andExpect(content().string(containsString("添付済み：計画①.pdf")));
    region.open(drafter, path + "/files/" + document).andExpect(status().isOk()).andExpect(content().bytes(new byte[] {1, 2, 3}));
    region.open(region.person(RoleKind.REGION, PREFECTURE), path + "/files/" + document).andExpect(status().isNotFound());
    Map<String, String[]> unticked = Map.of("version", new String[] {String.valueOf(region.version(drafter, id))}, "_a.plan", new String[] {"1"});
    region.send(drafter, path + "/edit", unticked).andExpect(status().is3xxRedirection());
    assertThat(region.column(id, "answers ->> 'plan'")).isNull();
    region.open(drafter, path + "/files/" + document).andExpect(status().isNotFound());
  }

  @Test
  @DisplayName("申込書をPDFで受け取れ、内容を読めない人には無いものとして答える")
  void givesTheFormOnPaper() throws Exception {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    String path = "/applications/" + id.value() + "/paper";
    MvcResult paper = region.open(drafter, path).andExpect(status().isOk()).andReturn();
    assertThat(paper.getResponse().getContentType()).isEqualTo("application/pdf");
    assertThat(new String(paper.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
    region.open(clerk, path).andExpect(status().isNotFound());
    region.handOver(drafter, id);
    region.open(official, path).andExpect(status().isOk());
  }

  @Test
  @DisplayName("二人が同時に直したら、後の人に両方の内容を見せ、上書きしない")
  void showsBothVersionsOfAStaleEdit() throws Exception {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    String seen = String.valueOf(region.version(drafter, id));
    Answers first = CaseFile.load("valid-01-akita-daisen-senboku-15").answers().with("reason", "先に保存した理由");
    region.save(drafter, id, first);
    Map<String, String[]> late = new HashMap<>(CaseFile.parametersOf(first.with("reason", "後から書いた理由")));
    late.put("version", new String[] {seen});
    region.send(drafter, "/applications/" + id.value() + "/edit", late)
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("先に保存した理由")))
        .andExpect(content().string(containsString("後から書いた理由")));
    assertThat(region.column(id, "answers ->> 'reason'")).isEqualTo("先に保存した理由");
  }

  @Test
  @DisplayName("県の二人が同時に意見を書いたら、後の人には書いた文章を返し、先の意見を上書きしない")
  void givesBackWhatTheSlowerOfficialTyped() throws Exception {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    region.handOver(drafter, id);
    Person colleague = region.person(RoleKind.PREFECTURE, PREFECTURE);
    Map<String, String[]> late = lateSheet(colleague, id);
    post(official, id, "/compile", firstSheet());
    comparesOpinions(colleague, id, "/compile", late);
  }

  @Test
  @DisplayName("取りまとめに加えた後の確認票も、県の二人が同時に書けば両方を見せ、上書きしない")
  void comparesTwoSheetsOfACompiledApplication() throws Exception {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    region.handOver(drafter, id);
    region.compile(official, id);
    Person colleague = region.person(RoleKind.PREFECTURE, PREFECTURE);
    Map<String, String[]> late = lateSheet(colleague, id);
    post(official, id, "/compile", firstSheet());
    comparesOpinions(colleague, id, "/compile", late);
    late.put("version", new String[] {String.valueOf(region.version(colleague, id))});
    region.send(colleague, "/applications/" + id.value() + "/compile", late).andExpect(status().is3xxRedirection());
    region.open(official, "/applications/" + id.value()).andExpect(content().string(containsString("後から書いた意見")));
  }

  @Test
  @DisplayName("メールの申込みの確認票を事務局の二人が同時に書き写しても、上書きしない")
  void comparesTwoCopiesOfASheet() throws Exception {
    ApplicationId id =
        context.getBean(IntakeService.class)
            .recordMail(
                region.viewer(clerk),
                new MailSubmission(
                    call, jp.banso.kernel.PrefectureCode.of(PREFECTURE), "大仙・仙北", "", "pref@example.jp",
                    region.now().minusSeconds(600), List::of, null, false))
            .orThrow();
    Person colleague = region.person(RoleKind.SECRETARIAT, null);
    Map<String, String[]> late = lateSheet(colleague, id);
    post(clerk, id, "/sheet", firstSheet());
    comparesOpinions(colleague, id, "/sheet", late);
  }

  @Test
  @DisplayName("とりまとめ一覧は200件ずつ示し、残りは次のページに示す。そこに提出できるものがあれば知らせる")
  void pagesTheCompilation() throws Exception {
    ApplicationId first = region.draft(call, drafter, PREFECTURE);
    ApplicationId last = region.draft(call, drafter, PREFECTURE);
    region.copiesBehind(first, 199);
    String page = "/compilations/" + call.value();
    String shown =
        region.open(official, page)
            .andExpect(content().string(containsString(first.value().toString())))
            .andExpect(content().string(not(containsString(last.value().toString()))))
            .andReturn().getResponse().getContentAsString();
    java.util.regex.Matcher next =
        java.util.regex.Pattern.compile("href=\"(" + page + "\\?[^\"]*after=[^\"]+)\"").matcher(shown);
    assertThat(next.find()).isTrue();
    region.open(official, next.group(1).replace("&amp;", "&"))
        .andExpect(content().string(containsString(last.value().toString())))
        .andExpect(content().string(not(containsString(first.value().toString()))));

    assertThat(shown).contains("提出できる申込書はまだありません");
    context.getBean(JdbcClient.class)
        .sql("update application set state = 'COMPILED', compiled_at = changed_at where id = ?")
        .param(last.value())
        .update();
    region.open(official, page)
        .andExpect(content().string(containsString("ほかのページに、提出できる申込書が1件あります")))
        .andExpect(content().string(not(containsString("提出できる申込書はまだありません"))));
  }

  @Test
  @DisplayName("修正のお願いをはさんでも、確認票と御説明は書き直さなくてよい")
  void keepsWhatBothSidesHadWritten() throws Exception {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, "invalid-03-biased-to-doctors");
    post(drafter, id, "/hand-over", Map.of("reason", "参加を依頼中です。"));
    Map<String, String> form = new java.util.HashMap<>(sheet());
    form.putAll(
        Map.of("lines[0].section", "members", "lines[0].reason", "御確認ください。", "dueOn", "", "opinion", "地域の体制を評価します。", "rank", "2"));
    Map<String, String> wrong = new java.util.HashMap<>(form);
    wrong.put("rank", "0");
    send(official, id, "/return", wrong, status().isUnprocessableEntity())
        .andExpect(content().string(containsString("href=\"#rank\"")))
        .andExpect(content().string(containsString("御確認ください。")));

    post(official, id, "/return", form);
    String page = "/applications/" + id.value();
    region.open(drafter, page + "/check").andExpect(content().string(containsString("参加を依頼中です。</textarea>")));
    post(drafter, id, "/hand-over", Map.of("reason", "参加を依頼中です。", "asIs", "true"));
    region.open(official, page + "/review")
        .andExpect(content().string(containsString("地域の体制を評価します。</textarea>")))
        .andExpect(content().string(containsString("value=\"2\"")));
  }

  @Test
  @DisplayName("修正のお願いには、お願いした日までの仕事として、それと分かるように応じられる")
  void asksForARevisionByItsDay() throws Exception {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    region.draft(call, drafter, PREFECTURE);
    region.handOver(drafter, id);
    BusinessCalendar calendar = context.getBean(BusinessCalendar.class);
    java.time.LocalDate day = calendar.plusBusinessDays(region.today(), 1);
    java.time.LocalDate closed =
        region.today().datesUntil(region.today().plusDays(14)).filter(one -> !calendar.isBusinessDay(one)).findFirst().orElseThrow();
    send(official, id, "/return",
        Map.of("lines[0].section", "members", "lines[0].reason", "御確認ください。", "dueOn", jp.banso.kernel.Wareki.date(closed)), status().isUnprocessableEntity())
        .andExpect(content().string(containsString("休業日です。直前の営業日は")));
    Map<String, String> asked = new HashMap<>();
    for (int line = 0; line < 4; line++) {
      asked.putAll(Map.of("lines[" + line + "].section", List.of("reason", "members", "reason", "regionFeatures").get(line),
          "lines[" + line + "].reason", "お願いの目印" + line));
    }
    asked.put("more", "true");
    send(official, id, "/return", asked, status().isOk())
        .andExpect(content().string(containsString("お願いの目印3")))
        .andExpect(content().string(containsString("name=\"lines[6].reason\"")));
    asked.remove("more");
    asked.put("dueOn", jp.banso.kernel.Wareki.date(day));
    post(official, id, "/return", asked);

    assertThat(region.mailTexts(id)).anyMatch(text -> text.contains("」　お願いの目印1") && text.contains("お願いの目印3"));
    String at = "/applications/" + id.value();
    for (String page : List.of(at, at + "/edit", at + "/sections", at + "/check")) {
      region.open(drafter, page)
          .andExpect(content().string(containsString("から修正のお願いがあります")))
          .andExpect(content().string(containsString(jp.banso.kernel.Wareki.date(day))))
          .andExpect(content().string(containsString("href=\"" + at + "/sections/members\"")))
          .andExpect(content().string(containsString("お願いの目印3")));
    }
    region.open(drafter, at + "/sections/reason")
        .andExpect(content().string(containsString("お願いの目印2"))).andExpect(content().string(not(containsString("お願いの目印1"))));
    assertThat(region.dueOn(id)).isEqualTo(day);
    String number = context.getBean(jp.banso.correspondence.CaseNumbers.class).shown(region.key(id));
    region.open(drafter, "/tasks").andExpect(content().string(containsString(number + "（修正のお願いがあります）")));

    context.getBean(JdbcClient.class)
        .sql("update application_return set due_on = ? where application_id = ?")
        .params(calendar.minusBusinessDays(region.today(), 2), id.value())
        .update();
    jp.banso.platform.time.Sweep overdue = context.getBeansOfType(jp.banso.platform.time.Sweep.class).values().stream()
        .filter(sweep -> sweep.name().equals("applications.revisionOverdue")).findFirst().orElseThrow();
    assertThat(overdue.nextDue()).isPresent();
    overdue.runDue();
    overdue.runDue();
    assertThat(region.mails(id, "revision-overdue")).containsExactly(drafter.mail());
    assertThat(region.ofMails("copies", id, "revision-overdue")).containsExactly(region.deskMail(PREFECTURE));
    region.open(drafter, at).andExpect(content().string(containsString("期限が過ぎています")));
    region.open(official, "/compilations/" + call.value()).andExpect(content().string(containsString("2営業日過ぎています")));
    region.handOver(drafter, id);
    region.open(drafter, at)
        .andExpect(content().string(not(containsString("から修正のお願いがあります"))))
        .andExpect(content().string(containsString("お願いの目印1")));
  }

  @Test
  @DisplayName("公募の示す庁内の日は目安、修正をお願いした日と申込締切は期限である")
  void tellsProposedDaysFromTerms() throws Exception {
    context.getBean(JdbcClient.class)
        .sql("update public_call set region_due_on = ?, prefecture_due_on = ? where id = ?")
        .params(region.today().plusDays(14), region.today().plusDays(21), call.value())
        .update();
    ApplicationId id = region.filled(call, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    assertThat(isDueByProposal(region.key(id))).as("drafting").isTrue();
    String compilation = region.key(id).replaceAll("-[0-9]+$", "");
    assertThat(isDueByProposal(compilation)).as("compiling").isFalse();
    region.handOver(drafter, id);
    assertThat(isDueByProposal(region.key(id))).as("reviewing").isTrue();
    post(official, id, "/return", Map.of("lines[0].section", "members", "lines[0].reason", "御確認ください。", "dueOn", ""));
    assertThat(isDueByProposal(region.key(id))).as("revising").isFalse();
  }

  private boolean isDueByProposal(String key) {
    List<jp.banso.worklist.WorkItem> open =
        context.getBean(jp.banso.worklist.Worklist.class).holdersOf(new jp.banso.kernel.CaseKey(key));
    assertThat(open).hasSize(1);
    return context.getBeansOfType(jp.banso.worklist.WorkDescriber.class).values().stream()
        .anyMatch(one -> one.describes(open.get(0).processKey()) && one.isDueByProposal(open.get(0)));
  }

  @Test
  @DisplayName("差替えの申込みは、画面の書き方の整理番号で指定する。ない番号は欄で知らせる")
  void offersOlderVersionsByTheirShownNumber() throws Exception {
    CallId current =
        context.getBean(jp.banso.calls.Calls.class).current(jp.banso.kernel.ProgrammeCode.BANSO).orElseThrow().id();
    ApplicationId older = region.draft(current, drafter, PREFECTURE);
    String shown = context.getBean(jp.banso.correspondence.CaseNumbers.class).shown(region.key(older));
    assertThat(shown).contains("伴走");
    region.open(clerk, "/intake/new")
        .andExpect(content().string(containsString("<option value=\"" + shown)))
        .andExpect(content().string(not(containsString(region.key(older)))));

    Map<String, String[]> mail = new HashMap<>();
    Map.of("prefecture", PREFECTURE, "areaName", "大仙・仙北", "senderMail", "pref@example.jp",
            "representativeMail", "", "arrivedOn", jp.banso.kernel.Wareki.date(region.today()), "arrivedAt", "0:01",
            "supersedes", "R7－伴走－05－999", "act", "record")
        .forEach((name, value) -> mail.put(name, new String[] {value}));
    mail.put("means", new String[] {"POST"});
    region.send(clerk, "/intake", mail, MAIL)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("supersedes-error")))
        .andExpect(content().string(containsString("R7－伴走－05－999")));
    mail.put("supersedes", new String[] {" " + shown.replace('-', '－') + " "});
    String recorded =
        region.send(clerk, "/intake", mail, MAIL).andExpect(status().is3xxRedirection())
            .andReturn().getResponse().getRedirectedUrl();
    ApplicationId newer = new ApplicationId(java.util.UUID.fromString(recorded.replace("/applications/", "").replace("/transcript", "")));
    assertThat(region.column(newer, "replaces_id")).isEqualTo(older.value().toString());
    assertThat(region.state(older)).isEqualTo(ApplicationState.SUPERSEDED);
    region.open(clerk, "/applications?q=" + region.key(newer))
        .andExpect(content().string(containsString("最新（" + shown + "は差替済として保存）")));
    region.open(clerk, "/applications/" + older.value()).andExpect(status().isOk())
        .andExpect(content().string(containsString("差替済")));
  }

  @Test
  @DisplayName("受け付けられないメールに添えたファイルは残さない")
  void keepsNoFilesOfARefusedMail() throws Exception {
    String fileName = java.util.UUID.randomUUID() + ".eml";
    MockMultipartFile file = new MockMultipartFile("files", fileName, "message/rfc822", new byte[] {1});
    Map<String, String[]> form = new HashMap<>();
    Map.of("prefecture", PREFECTURE, "areaName", "大仙・仙北", "senderMail", "宛先でない",
            "arrivedOn", jp.banso.kernel.Wareki.date(region.today()), "arrivedAt", "00:00")
        .forEach((name, value) -> form.put(name, new String[] {value}));
    for (String act : List.of("record", "forward")) {
      form.put("act", new String[] {act});
      region.send(clerk, "/intake", form, file).andExpect(status().isUnprocessableEntity());
    }
    assertThat(region.documents(fileName)).isZero();
  }

  /** What came from the prefecture. */
  private static final MockMultipartFile MAIL =
      new MockMultipartFile("files", "申込み.eml", "message/rfc822", "From: pref@example.jp\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));

  private void comparesOpinions(Person slower, ApplicationId id, String path, Map<String, String[]> typed)
      throws Exception {
    region.send(slower, "/applications/" + id.value() + path, typed)
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("data-label=\"先に保存された内容\">先に書いた意見</td>")))
        .andExpect(content().string(containsString(">後から書いた意見</textarea>")))
        .andExpect(content().string(containsString("name=\"version\" value=\"" + region.version(slower, id) + "\"")));
    assertThat(region.opinion(id)).isEqualTo("先に書いた意見");
  }

  private Map<String, String[]> lateSheet(Person slower, ApplicationId id) {
    Map<String, String[]> late = new HashMap<>();
    sheet().forEach((name, value) -> late.put(name, new String[] {value}));
    late.put("version", new String[] {String.valueOf(region.version(slower, id))});
    late.put("opinion", new String[] {"後から書いた意見"});
    return late;
  }

  private static Map<String, String> firstSheet() {
    Map<String, String> first = new HashMap<>(sheet());
    first.put("opinion", "先に書いた意見");
    return first;
  }

  @Test
  @DisplayName("二重に送られても一度だけ提出される")
  void submitsOnceForOneToken() throws Exception {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    region.handOver(drafter, id);
    region.compile(official, id);
    Map<String, String[]> form =
        Map.of(
            "chosen", new String[] {id.value().toString()},
            "_submit", new String[] {java.util.UUID.randomUUID().toString()});
    List<String> answers = atOnce(20, () -> answer(official, "/compilations/" + call.value(), form));
    assertThat(answers).hasSize(20).containsOnly("302 /compilations/" + call.value());
    assertThat(region.state(id)).isEqualTo(ApplicationState.RECEIVED);
    assertThat(region.packages(call)).isEqualTo(1);
    assertThat(region.mails(id, "M10")).hasSize(1);
  }

  @Test
  @DisplayName("記入もれがあると渡せず、平易な言葉で示す")
  void stopsOnlyWhatIsPlainlyBlank() throws Exception {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, "invalid-06-challenge-not-circled");
    region.open(drafter, "/applications/" + id.value() + "/check")
        .andExpect(content().string(containsString("○")))
        .andExpect(content().string(not(containsString("B-R17"))));
    Map<String, String[]> form = Map.of("reason", new String[] {"このまま"}, "version", new String[] {String.valueOf(region.version(drafter, id))});
    region.send(drafter, "/applications/" + id.value() + "/hand-over", form).andExpect(status().isUnprocessableEntity());
    assertThat(region.state(id)).isEqualTo(ApplicationState.DRAFT);
  }

  @Test
  @DisplayName("構成員の確認事項は、理由を書けば一緒に届く")
  void letsAFindingTravelWithAReason() throws Exception {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, "invalid-01-no-prefecture-member");
    Map<String, String[]> silent = Map.of("reason", new String[] {" "}, "version", new String[] {String.valueOf(region.version(drafter, id))});
    region.send(drafter, "/applications/" + id.value() + "/hand-over", silent).andExpect(status().isUnprocessableEntity());
    post(drafter, id, "/hand-over", Map.of("reason", "保健所に参加を依頼中です。"));
    region.open(official, "/applications/" + id.value() + "/review")
        .andExpect(content().string(containsString("保健所に参加を依頼中です。")));
  }

  @Test
  @DisplayName("入力された文字は、どの画面でもメールでも文字のまま")
  void showsMarkupAsText() throws Exception {
    String canary = Markup.TEXT;
    Answers answers = CaseFile.load("valid-01-akita-daisen-senboku-15").answers();
    for (String path : List.of("regionName", "reason", "regionFeatures", "hubActivities", "challenges.detail",
        "representative.name", "representative.affiliation", "representative.title", "representative.address",
        "members[0].affiliation", "members[0].department", "members[0].title", "members[0].profession")) {
      answers = answers.with(path, canary);
    }
    ApplicationId id = region.draft(call, drafter, PREFECTURE);
    region.save(drafter, id, answers);
    post(drafter, id, "/hand-over", Map.of("reason", canary));
    post(official, id, "/return", Map.of("lines[0].section", "reason", "lines[0].reason", canary, "dueOn", ""));
    post(drafter, id, "/hand-over", Map.of("reason", canary, "asIs", "true"));
    Map<String, String> sheet = new HashMap<>(sheet());
    sheet.putAll(Map.of("opinion", canary, "hubName", canary, "submissionReason", canary));
    post(official, id, "/compile", sheet);
    region.submit(official, call, PREFECTURE, id);
    for (Person reader : List.of(drafter, official, clerk)) {
      for (String path : List.of("/applications/" + id.value(), "/applications/" + id.value() + "/versions",
          "/applications/" + id.value() + "/groups", "/applications/" + id.value() + "/formalities",
          "/applications/" + id.value() + "/check", "/applications/" + id.value() + "/edit", "/applications",
          "/compilations/" + call.value(), "/tasks", "/")) {
        String shown = region.open(reader, path).andReturn().getResponse().getContentAsString();
        Markup.assertHarmless(path, shown);
      }
    }
    Markup.assertShownAsText(
        "case page", region.open(clerk, "/applications/" + id.value()).andReturn().getResponse().getContentAsString());
    assertThat(region.mailTexts(id))
        .allSatisfy(text -> assertThat(text).doesNotContain(Markup.EVALUATED))
        .anyMatch(text -> text.contains(canary));
  }

  @Test
  @DisplayName("メールで届いた申込書は、書き写し、確認票を写してから受理する")
  void takesInASubmissionByMail() throws Exception {
    region.open(clerk, "/intake/new").andExpect(status().isOk());
    Map<String, String[]> mail = new HashMap<>();
    Map.of("prefecture", PREFECTURE, "areaName", "大仙・仙北", "senderMail", "pref@example.jp",
            "representativeMail", "", "arrivedOn", jp.banso.kernel.Wareki.date(region.today()), "arrivedAt", "０時０１分",
            "supersedes", "", "act", "record")
        .forEach((name, value) -> mail.put(name, new String[] {value}));
    mail.put("means", new String[] {"POST"});
    String page =
        region.send(clerk, "/intake", mail, MAIL).andExpect(status().is3xxRedirection())
            .andReturn().getResponse().getRedirectedUrl().replace("/transcript", "");
    ApplicationId id = new ApplicationId(java.util.UUID.fromString(page.replace("/applications/", "")));
    region.open(clerk, page + "/edit").andExpect(status().isOk());
    Map<String, String[]> copied = new HashMap<>(CaseFile.load("valid-01-akita-daisen-senboku-15").parameters());
    copied.put("version", new String[] {String.valueOf(region.version(clerk, id))});
    copied.put("next", new String[] {"check"});
    region.send(clerk, page + "/edit", copied).andExpect(status().is3xxRedirection());
    region.open(clerk, page + "/sheet").andExpect(status().isOk());
    region.send(clerk, page + "/sheet",
            Map.of("version", new String[] {String.valueOf(region.version(clerk, id))}, "rank", new String[] {"一番"}))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("href=\"#rank\">推薦順位：")))
        .andExpect(content().string(containsString("href=\"#hubLed\">拠点を中心に取組を進めていますか：")))
        .andExpect(content().string(containsString("id=\"supportWanted-error\"")));
    post(clerk, id, "/sheet", sheet());
    region.open(clerk, page + "/formalities").andExpect(content().string(containsString("県意見の目印")));
    send(clerk, id, "/accept", Map.of("reason", ""), status().isUnprocessableEntity())
        .andExpect(content().string(containsString("送付元がまだ確認していません")));
    post(clerk, id, "/accept", Map.of("reason", "窓口の事情で返答が遅れるため"));
    assertThat(region.state(id)).isEqualTo(ApplicationState.ACCEPTED);
    region.open(official, page).andExpect(content().string(containsString("県意見の目印")));
  }

  @Test
  @DisplayName("期限後提出の取扱いは責任者の画面で判断し、厚生労働省の画面で答える")
  void decidesLateReceiptsOnPages() throws Exception {
    Person manager = region.person(RoleKind.SECRETARIAT_MANAGER, null);
    Person ministry = region.person(RoleKind.MINISTRY, null);
    ApplicationId id = region.filled(call, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    region.handOver(drafter, id);
    region.compile(official, id);
    region.submitLate(official, call, PREFECTURE, id);
    region.open(manager, "/applications/" + id.value() + "/late").andExpect(content().string(containsString("late-decision")));
    post(manager, id, "/late-decision", Map.of("decision", "yes", "reason", "停電のため"));
    region.open(ministry, "/applications/" + id.value() + "/late").andExpect(content().string(containsString("停電のため")));
    region.open(drafter, "/applications/" + id.value()).andExpect(content().string(not(containsString("停電のため"))));
    send(ministry, id, "/late-concurrence", Map.of("decision", "no", "reason", ""), status().isUnprocessableEntity());
    post(ministry, id, "/late-concurrence", Map.of("decision", "no", "reason", "停電の時刻が分からないため"));
    region.open(manager, "/applications/" + id.value() + "/late").andExpect(content().string(containsString("停電の時刻が分からないため")));
    region.open(official, "/applications/" + id.value()).andExpect(content().string(not(containsString("停電の時刻が分からないため"))));
    post(manager, id, "/late-decision", Map.of("decision", "yes", "reason", "10時から16時までの停電のため"));
    post(ministry, id, "/late-concurrence", Map.of("decision", "yes", "reason", ""));
    assertThat(region.state(id)).isEqualTo(ApplicationState.RECEIVED);
  }

  @Test
  @DisplayName("だれの手続かは、入力の書き方より先に判定する")
  void judgesWhoseStepItIsBeforeTheForm() throws Exception {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    region.handOver(drafter, id);
    send(drafter, id, "/compile", Map.of("rank", "一番"), status().isForbidden());
    send(drafter, id, "/return", Map.of("dueOn", "いつか"), status().isForbidden());
    send(official, id, "/accept", Map.of(), status().isForbidden());
    send(official, id, "/late-concurrence", Map.of(), status().isForbidden());
    send(official, id, "/edit", Map.of(), status().isForbidden());
    send(clerk, id, "/late-decision", Map.of(), status().isForbidden());
    send(clerk, id, "/accept", Map.of(), status().isConflict());
    send(official, id, "/correct", Map.of(), status().isConflict());
    send(drafter, id, "/hand-over", Map.of(), status().isConflict());
    send(drafter, id, "/edit", Map.of(), status().isConflict());
    send(drafter, id, "/groups", Map.of(), status().isConflict());
    region.send(official, "/applications/" + id.value() + "/compile", Map.of("rank", new String[] {"一番"}, "version", new String[] {"0"}))
        .andExpect(status().isConflict());
    assertThat(region.state(id)).isEqualTo(ApplicationState.PREFECTURE_REVIEW);
  }

  @Test
  @DisplayName("進められない手続の画面は、案件の画面に戻る")
  void leadsBackToTheCase() throws Exception {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    region.handOver(drafter, id);
    for (String path : List.of("/edit", "/check", "/groups", "/review", "/sheet", "/formalities", "/late")) {
      region.open(drafter, "/applications/" + id.value() + path)
          .andExpect(redirectedUrl("/applications/" + id.value()));
    }
  }

  @Test
  @DisplayName("代理入力の欄がない事務局には、入力したものと足りないものを見せる")
  void asksTheSecretariatForTheWord() throws Exception {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    send(clerk, id, "/show", Map.of("proxy.saidBy", "医師会 担当"), status().isUnprocessableEntity())
        .andExpect(content().string(containsString("医師会 担当")))
        .andExpect(content().string(containsString("「代理入力」の欄に")));
    send(clerk, id, "/hand-over", Map.of(), status().isUnprocessableEntity());
    region.handOver(drafter, id);
    Map<String, String> sheet = new HashMap<>(sheet());
    send(clerk, id, "/compile", sheet, status().isUnprocessableEntity())
        .andExpect(content().string(containsString("県意見の目印")));
    send(clerk, id, "/withdrawal", Map.of("reason", "取下げの理由の目印"), status().isUnprocessableEntity())
        .andExpect(content().string(containsString("取下げの理由の目印")));
    region.compile(official, id);
    region.send(clerk, "/compilations/" + call.value() + "?prefecture=" + PREFECTURE,
            Map.of("chosen", new String[] {id.value().toString()}, "coverNote", new String[] {"送付状の目印"}))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("送付状の目印")));
    assertThat(region.state(id)).isEqualTo(ApplicationState.COMPILED);
  }

  @Test
  @DisplayName("代理入力の欄の書き方が違えば、その欄に示し、入力したものを残し、ファイルはまだ受け取らない")
  void keepsTheFormBesideAMalformedWord() throws Exception {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    String fileName = java.util.UUID.randomUUID() + ".eml";
    MockMultipartFile file = new MockMultipartFile("proxy.file", fileName, "message/rfc822", new byte[] {1});
    String path = "/applications/" + id.value() + "/hand-over";
    Map<String, String[]> form = new HashMap<>();
    Map.of("version", String.valueOf(region.version(clerk, id)), "reason", "理由の目印",
            "proxy.means", "鳩", "proxy.saidOn", "先週", "proxy.note", "連絡の目印")
        .forEach((name, value) -> form.put(name, new String[] {value}));
    region.send(clerk, path, form, file)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("連絡の方法を選んでください。")))
        .andExpect(content().string(containsString("連絡をくださった方の所属・氏名を")))
        .andExpect(content().string(containsString("連絡を受けた日を「令和7年7月4日」のように")))
        .andExpect(content().string(containsString("理由の目印")))
        .andExpect(content().string(containsString("連絡の目印")))
        .andExpect(content().string(containsString("先週")));
    assertThat(region.documents(fileName)).isZero();
    assertThat(region.state(id)).isEqualTo(ApplicationState.DRAFT);
    region.send(clerk, "/applications/" + java.util.UUID.randomUUID() + "/hand-over", form, file)
        .andExpect(status().isNotFound());
    region.send(clerk, "/applications/" + id.value() + "/late-decision", form, file)
        .andExpect(status().isForbidden());
    Map.of("proxy.means", "MAIL", "proxy.saidBy", "医師会 担当", "proxy.saidOn", jp.banso.kernel.Wareki.date(region.today()))
        .forEach((name, value) -> form.put(name, new String[] {value}));
    region.send(clerk, path, form, file).andExpect(status().is3xxRedirection());
    assertThat(region.documents(fileName)).isEqualTo(1);
    assertThat(region.state(id)).isEqualTo(ApplicationState.PREFECTURE_REVIEW);
  }

  @Test
  @DisplayName("補正中の申込書を事務局が直すときは代理入力とし、案件の画面と控えで本人に知らせる")
  void recordsTheSecretariatsCorrections() throws Exception {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    region.handOver(drafter, id);
    region.compile(official, id);
    region.submit(official, call, PREFECTURE, id);
    post(clerk, id, "/correction-request", Map.of("lines[0].section", "reason", "lines[0].rule", "", "lines[0].reason", "具体的に"));
    String page = "/applications/" + id.value();
    region.open(clerk, page + "/edit")
        .andExpect(content().string(containsString("proxy.means")))
        .andExpect(content().string(not(containsString("data-autosave-url"))));
    region.open(official, page + "/edit")
        .andExpect(content().string(not(containsString("proxy.means"))))
        .andExpect(content().string(containsString("data-autosave-url")));
    Map<String, String[]> form =
        new HashMap<>(CaseFile.parametersOf(CaseFile.load("valid-01-akita-daisen-senboku-15").answers().with("reason", "訂正の目印")));
    form.put("version", new String[] {String.valueOf(region.version(clerk, id))});
    region.send(clerk, page + "/edit", form).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("訂正の目印")))
        .andExpect(content().string(containsString("「代理入力」の欄に")));
    Map.of("proxy.means", "TELEPHONE", "proxy.saidBy", "医師会 担当", "proxy.saidOn", jp.banso.kernel.Wareki.date(region.today()))
        .forEach((name, value) -> form.put(name, new String[] {value}));
    region.send(clerk, page + "/edit", form).andExpect(status().is3xxRedirection());
    region.open(drafter, page)
        .andExpect(content().string(containsString("申込書の記入内容を保存しました。")))
        .andExpect(content().string(containsString("事務局が代理入力（")));
    assertThat(region.mails(id, "proxy-copy")).containsExactly(drafter.mail());
    assertThat(region.acts(id, "audit.applications.saved").get(0))
        .contains("医師会 担当", "SECRETARIAT").doesNotContain("訂正の目印");
  }

  @Test
  @DisplayName("受付で読み取れないものは、一度にすべて欄に示し、書いたものを残す")
  void marksAllThatIsWrongWithAMail() throws Exception {
    Map<String, String[]> mail = new HashMap<>();
    Map.of("prefecture", "", "areaName", " ", "senderMail", "宛先でない", "representativeMail", "代表者", "arrivedOn", "先週",
            "arrivedAt", "午後2時", "supersedes", "R7－伴走－05－999", "act", "record")
        .forEach((name, value) -> mail.put(name, new String[] {value}));
    ResultActions again = region.send(clerk, "/intake", mail, MAIL).andExpect(status().isUnprocessableEntity());
    for (String field : List.of("prefecture", "areaName", "senderMail", "representativeMail", "arrivedOn", "arrivedAt", "supersedes")) {
      marks(again, field);
    }
    again
        .andExpect(content().string(containsString("value=\"午後2時\"")))
        .andExpect(content().string(containsString("入力を直したときは、ファイルをもう一度選んでください")));
    Map.of("prefecture", PREFECTURE, "areaName", "大仙・仙北", "senderMail", "pref@example.jp", "representativeMail", "",
            "arrivedOn", jp.banso.kernel.Wareki.date(region.today().plusDays(1)), "arrivedAt", "14時", "supersedes", "", "means", "FAX")
        .forEach((name, value) -> mail.put(name, new String[] {value}));
    marks(region.send(clerk, "/intake", mail, MAIL).andExpect(status().isUnprocessableEntity()), "arrivedOn");
    mail.put("arrivedOn", new String[] {jp.banso.kernel.Wareki.date(region.today().minusDays(2))});
    region.send(clerk, "/intake", mail, MAIL)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("公募の公表日（")));
    MockMultipartFile program = new MockMultipartFile("files", "申込書.pdf", "application/pdf", new byte[] {'M', 'Z', 0, 3});
    for (String act : List.of("record", "forward")) {
      mail.put("act", new String[] {act});
      marks(region.send(clerk, "/intake", mail).andExpect(status().isUnprocessableEntity()), "files");
      marks(region.send(clerk, "/intake", mail, program).andExpect(status().isUnprocessableEntity()), "files");
    }
    mail.put("act", new String[] {"record"});
    mail.put("arrivedOn", new String[] {jp.banso.kernel.Wareki.date(region.today().minusDays(1))});
    mail.put("arrivedAt", new String[] {"１４時"});
    String recorded =
        region.send(clerk, "/intake", mail, MAIL).andExpect(status().is3xxRedirection()).andReturn().getResponse().getRedirectedUrl();
    region.open(clerk, recorded).andExpect(content().string(containsString("14時00分")));
  }

  @Test
  @DisplayName("アドレスでない担当者のアドレスは、その欄に示す")
  void marksWhatIsNoAddress() throws Exception {
    ApplicationId id = region.draft(call, drafter, PREFECTURE);
    ResultActions again = send(drafter, id, "/people", Map.of("mail", "宛先でない"), status().isUnprocessableEntity());
    marks(again, "person-mail");
    again.andExpect(content().string(containsString("value=\"宛先でない\"")));
    region.open(drafter, "/applications/" + id.value()).andExpect(content().string(not(containsString("person-mail-error"))));
  }

  @Test
  @DisplayName("地域の担当者を加え、終える日を決められ、案件の画面に載る")
  void keepsThePeopleOfARegion() throws Exception {
    ApplicationId id = region.draft(call, drafter, PREFECTURE);
    String page = "/applications/" + id.value();
    Person colleague = region.person(RoleKind.REGION, PREFECTURE);
    Person elsewhere = region.person(RoleKind.REGION, "31");
    region.open(colleague, page).andExpect(status().isNotFound());
    send(drafter, id, "/people", Map.of("mail", elsewhere.mail()), status().isUnprocessableEntity())
        .andExpect(content().string(containsString(elsewhere.mail())));
    send(official, id, "/people", Map.of("mail", colleague.mail()), status().isForbidden());
    post(drafter, id, "/people", Map.of("mail", colleague.mail()));
    region.open(colleague, page + "/edit").andExpect(status().isOk());
    post(drafter, id, "/people", Map.of("mail", colleague.mail()));
    assertThat(region.mails(id, "person-attached")).as("told once").containsExactly(colleague.mail());
    assertThat(region.ofMails("subject || body", id, "person-attached").get(0))
        .contains("担当者に加わりました", page).doesNotContain("[(", "[#");
    region.open(official, page).andExpect(content().string(containsString("地域の担当者")));
    Map<String, String> end = Map.of("person", drafter.id().toString(), "lastDay", jp.banso.kernel.Wareki.date(region.today()));
    send(drafter, id, "/people/end", end, status().isUnprocessableEntity());
    send(clerk, id, "/people/end", Map.of("person", drafter.id().toString(), "lastDay", "来週"), status().isUnprocessableEntity())
        .andExpect(content().string(containsString("来週")));
    post(clerk, id, "/people/end", end);
    region.open(clerk, page).andExpect(content().string(containsString("まで）")));
    region.open(drafter, page).andExpect(status().isOk());
    post(clerk, id, "/people/end", Map.of("person", drafter.id().toString(), "lastDay", jp.banso.kernel.Wareki.date(region.today().minusDays(1))));
    region.open(drafter, page).andExpect(status().isNotFound());
    region.save(colleague, id, CaseFile.load("valid-01-akita-daisen-senboku-15").answers());
    region.handOver(colleague, id);
    post(official, id, "/return", Map.of("lines[0].section", "reason", "lines[0].reason", "具体的に", "dueOn", ""));
    assertThat(region.mails(id, "M08")).containsExactly(colleague.mail());
    assertThat(region.acts(id, "audit.applications.personAttached")).hasSize(2);
    assertThat(region.acts(id, "audit.applications.personEnded")).hasSize(2);
  }

  @Test
  @DisplayName("受け付けられない入力は、そのまま見せて直してもらう")
  void showsRefusedInputAgain() throws Exception {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    region.handOver(drafter, id);
    Map<String, String> sheet = new HashMap<>(sheet());
    sheet.put("rank", "一番");
    send(official, id, "/compile", sheet, status().isUnprocessableEntity())
        .andExpect(content().string(containsString("一番")))
        .andExpect(content().string(containsString("県意見の目印")));
    send(official, id, "/return", Map.of("lines[0].section", "members", "lines[0].reason", "理由の目印", "dueOn", "いつか"), status().isUnprocessableEntity())
        .andExpect(content().string(containsString("理由の目印")))
        .andExpect(content().string(containsString("いつか")));
    region.compile(official, id);
    String page = "/compilations/" + call.value();
    assertThat(checked(region.open(official, page), id)).isTrue();
    assertThat(checked(region.send(official, page, Map.of("coverNote", new String[] {"送付状の目印"})).andExpect(status().isUnprocessableEntity()), id)).isFalse();
    region.submit(official, call, PREFECTURE, id);
    send(clerk, id, "/correction-request", Map.of("lines[0].section", "members", "lines[0].rule", "６番", "lines[0].reason", "補正の理由の目印"), status().isUnprocessableEntity())
        .andExpect(content().string(containsString("規則番号は一覧から")))
        .andExpect(content().string(containsString("補正の理由の目印")));
    post(clerk, id, "/correction-request", Map.of("lines[0].section", "members", "lines[0].rule", "B-R06", "lines[0].reason", "保健所の参加を御確認ください。"));
    region.open(clerk, "/applications/" + id.value()).andExpect(content().string(containsString("B-R06")));
  }

  @Test
  @DisplayName("修正のお願いに直すところがあっても、書きかけの確認票は残る。直すところは一度にすべて欄に示す")
  void keepsTheSheetBesideARefusedRequest() throws Exception {
    ApplicationId id = handedOver();
    Map<String, String> typed = new HashMap<>(sheet());
    marks(send(official, id, "/return", typed, status().isUnprocessableEntity()), "lines0.reason");
    typed.putAll(
        Map.of("lines[0].section", "members", "lines[0].reason", "", "lines[2].section", "", "lines[2].reason", "欄がない理由", "dueOn", "いつか"));
    ResultActions again = send(official, id, "/return", typed, status().isUnprocessableEntity());
    for (String field : List.of("lines0.reason", "lines2.section", "dueOn")) {
      marks(again, field);
    }
    again
        .andExpect(content().string(containsString("県意見の目印")))
        .andExpect(content().string(containsString("value=\"大曲仙北医師会\"")))
        .andExpect(content().string(org.hamcrest.Matchers.matchesPattern("(?s).*<input[^>]*id=\"hubEstablished\"[^>]*value=\"YES\"[^>]*checked.*")));
    typed.putAll(Map.of("lines[0].reason", "理由の目印", "lines[2].section", "reason", "dueOn", jp.banso.kernel.Wareki.date(region.today().plusDays(100))));
    marks(send(official, id, "/return", typed, status().isUnprocessableEntity()), "dueOn");
    assertThat(region.state(id)).isEqualTo(ApplicationState.PREFECTURE_REVIEW);
  }

  @Test
  @DisplayName("確認票に直すところがあっても、書きかけの修正のお願いは残る。代理入力の欄は一つ")
  void keepsTheRequestBesideARefusedSheet() throws Exception {
    ApplicationId id = handedOver();
    Map<String, String> typed = new HashMap<>(sheet());
    typed.putAll(Map.of("rank", "一番", "hubLed", "", "lines[0].section", "members", "lines[0].reason", "理由の目印", "dueOn", "いつか"));
    ResultActions again = send(official, id, "/compile", typed, status().isUnprocessableEntity());
    marks(again, "rank");
    again
        .andExpect(content().string(containsString("href=\"#hubLed\"")))
        .andExpect(content().string(containsString("id=\"hubLed-error\"")))
        .andExpect(content().string(containsString("理由の目印")))
        .andExpect(content().string(containsString("いつか")))
        .andExpect(content().string(not(containsString("id=\"dueOn-error\""))));
    typed.putAll(Map.of("rank", "", "hubLed", "NO", "submissionReason", ""));
    marks(send(official, id, "/compile", typed, status().isUnprocessableEntity()), "submissionReason");
    String review = region.open(clerk, "/applications/" + id.value() + "/review").andReturn().getResponse().getContentAsString();
    assertThat(review.split("name=\"proxy.saidBy\"", -1)).as("one word for both acts").hasSize(2);
    typed.put("rank", "一番");
    ResultActions wordless = send(clerk, id, "/compile", typed, status().isUnprocessableEntity());
    wordless.andExpect(content().string(containsString("「代理入力」の欄に"))).andExpect(content().string(containsString("href=\"#rank\"")));
  }

  @Test
  @DisplayName("修正のお願いの欄でEnterを押しても、取りまとめには加わらない")
  void takesNoActByEnter() throws Exception {
    ApplicationId id = handedOver();
    String review = region.open(official, "/applications/" + id.value() + "/review").andReturn().getResponse().getContentAsString();
    java.util.regex.Matcher form =
        java.util.regex.Pattern.compile("(?s)<form[^>]*/compile\"[^>]*>(.*?)</form>").matcher(review);
    assertThat(form.find()).isTrue();
    assertThat(form.group(1)).contains("/return\"");
    assertThat(form.group(1).substring(form.group(1).indexOf("type=\"submit\""))).startsWith("type=\"submit\" disabled");
  }

  @Test
  @DisplayName("提出する申込書を選ばなければ、まとめから選ぶ欄へ進め、書いた連絡事項は残る。問いは件数と申込書を示す")
  void marksAPackageOfNothing() throws Exception {
    ApplicationId id = handedOver();
    region.compile(official, id);
    String page = "/compilations/" + call.value();
    ResultActions again =
        region.send(official, page, Map.of("coverNote", new String[] {"送付状の目印" + "長".repeat(2001)}))
            .andExpect(status().isUnprocessableEntity())
            .andExpect(content().string(containsString("送付状の目印")));
    marks(again, "chosen");
    marks(again, "coverNote");
    region.send(clerk, page + "?prefecture=" + PREFECTURE, Map.of())
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("href=\"#chosen\"")))
        .andExpect(content().string(containsString("「代理入力」の欄に")));
    String number = context.getBean(jp.banso.correspondence.CaseNumbers.class).shown(region.key(id));
    region.open(official, page)
        .andExpect(content().string(containsString("data-name=\"" + number + " 大仙・仙北\"")))
        .andExpect(content().string(containsString("data-question=\"$count件の申込書（$names）を")))
        .andExpect(content().string(not(containsString("chosen-error"))));
  }

  @Test
  @DisplayName("とりまとめ一覧の経過には、とりまとめのことだけが載り、申込みごとの経過は載らない")
  void showsTheCompilationsOwnHistory() throws Exception {
    ApplicationId id = received();
    region.open(official, "/applications/" + id.value()).andExpect(content().string(containsString("取りまとめに加えました。")));
    region.open(official, "/compilations/" + call.value())
        .andExpect(content().string(containsString("申込書を取りまとめて提出しました。")))
        .andExpect(content().string(not(containsString("取りまとめに加えました。"))));
  }

  @Test
  @DisplayName("作成中の申込みは、どの画面でも「作成中」と呼ぶ")
  void callsADraftByOneWord() throws Exception {
    ApplicationId id = region.draft(call, drafter, PREFECTURE);
    for (Person reader : List.of(drafter, official, clerk)) {
      for (String path : List.of("/applications/" + id.value(), "/applications")) {
        region.open(reader, path)
            .andExpect(content().string(containsString("作成中")))
            .andExpect(content().string(not(containsString("下書き"))));
      }
    }
  }

  @Test
  @DisplayName("補正のお願いは欄を選んで書き、ない規則番号は選べない。規則番号は都道府県と地域には届かない")
  void asksForACorrectionOfANamedSection() throws Exception {
    ApplicationId id = received();
    String again =
        send(clerk, id, "/correction-request",
                Map.of("lines[0].reason", "欄のない理由", "lines[1].section", "members", "lines[1].rule", "B-R99"),
                status().isUnprocessableEntity())
            .andReturn().getResponse().getContentAsString();
    assertThat(again)
        .contains("欄のない理由")
        .contains("href=\"#lines0.section\"", "href=\"#lines1.rule\"", "href=\"#lines1.reason\"")
        .contains("追記 2 規則番号：規則番号は一覧から")
        .doesNotContain("（なし）");
    assertThat(region.state(id)).isEqualTo(ApplicationState.RECEIVED);
    post(clerk, id, "/correction-request",
        Map.of("lines[0].section", "members", "lines[0].rule", "B-R06", "lines[0].reason", "保健所の参加を御確認ください。"));
    assertThat(region.mailTexts(id)).anyMatch(text -> text.contains("保健所の参加")).noneMatch(text -> text.contains("B-R"));
    for (Person applicant : List.of(drafter, official)) {
      region.open(applicant, "/applications/" + id.value()).andExpect(content().string(not(containsString("B-R06"))));
    }
    region.open(clerk, "/applications/" + id.value()).andExpect(content().string(containsString("B-R06")));
  }

  @Test
  @DisplayName("形式確認で直すところがあれば、まとめに示し、その欄へ進め、欄にも印を付ける")
  void marksWhatIsWrongWithTheFormalCheck() throws Exception {
    ApplicationId id = received();
    marks(send(clerk, id, "/correction-request", Map.of(), status().isUnprocessableEntity()), "lines0.reason");
    marks(send(clerk, id, "/accept", Map.of("reason", "長".repeat(2001)), status().isUnprocessableEntity()), "reason");
  }

  /** A summary that leads to the field, which is marked as well; and no second box that says the same. */
  private static void marks(ResultActions answer, String field) throws Exception {
    String page = answer.andReturn().getResponse().getContentAsString();
    assertThat(page)
        .contains("error-summary", "href=\"#" + field + "\"", "id=\"" + field + "-error\"")
        .containsPattern("id=\"" + java.util.regex.Pattern.quote(field) + "\"[^>]*aria-invalid=\"true\"")
        .doesNotContain("alert-error");
  }

  private ApplicationId handedOver() {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    region.handOver(drafter, id);
    return id;
  }

  private ApplicationId received() {
    ApplicationId id = handedOver();
    region.compile(official, id);
    region.submit(official, call, PREFECTURE, id);
    return id;
  }

  private static boolean checked(ResultActions page, ApplicationId id) throws Exception {
    java.util.regex.Matcher box =
        java.util.regex.Pattern.compile("<input[^>]*name=\"chosen\"[^>]*" + id.value() + "[^>]*>")
            .matcher(page.andReturn().getResponse().getContentAsString());
    assertThat(box.find()).isTrue();
    return box.group().contains("checked=");
  }

  private static Map<String, String> sheet() {
    return Map.of(
        "hubName", "大曲仙北医師会", "hubEstablished", "YES", "hubLed", "YES", "supportWanted", "YES",
        "opinion", "県意見の目印", "rank", "１", "submissionReason", "");
  }

  private String answer(Person person, String path, Map<String, String[]> form) throws Exception {
    var response = region.send(person, path, form).andReturn().getResponse();
    return response.getStatus() + " " + response.getRedirectedUrl();
  }

  private static List<String> atOnce(int times, Callable<String> act) throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(times);
    try {
      List<String> answers = new ArrayList<>();
      for (Future<String> answer : people.invokeAll(Collections.nCopies(times, act))) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      people.shutdown();
    }
  }

  private void post(Person person, ApplicationId id, String path, Map<String, String> fields)
      throws Exception {
    send(person, id, path, fields, status().is3xxRedirection());
  }

  /** Sends a form in the version of now and expects this answer. */
  private ResultActions send(
      Person person, ApplicationId id, String path, Map<String, String> fields, ResultMatcher answer)
      throws Exception {
    Map<String, String[]> sent = new HashMap<>();
    fields.forEach((name, value) -> sent.put(name, new String[] {value}));
    sent.put("version", new String[] {String.valueOf(region.version(person, id))});
    return region.send(person, "/applications/" + id.value() + path, sent).andExpect(answer);
  }

  private ResultActions save(ApplicationId id, Answers answers)
      throws Exception {
    Map<String, String[]> sent = new HashMap<>(CaseFile.parametersOf(answers));
    sent.put("version", new String[] {String.valueOf(region.version(drafter, id))});
    return region.send(drafter, "/applications/" + id.value() + "/edit", sent);
  }
}
