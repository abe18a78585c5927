package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.banso.BansoTest;
import jp.banso.applications.DraftService.Choice;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.drafting.CommentThread;
import jp.banso.drafting.Comments;
import jp.banso.drafting.Presence;
import jp.banso.forms.Answers;
import jp.banso.forms.CaseFile;
import jp.banso.forms.SectionState;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.RoleKind;
import jp.banso.platform.time.Sweep;
import jp.banso.worklist.WorkLine;
import jp.banso.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;

@BansoTest
@DisplayName("何人かで一つの申込書を書く")
class WritingTogetherTests {

  private static final String PREFECTURE = "05";
  private static final String CASE = "valid-01-akita-daisen-senboku-15";

  @Autowired private ApplicationContext context;
  @Autowired private DraftService drafts;
  @Autowired private SectionService sections;
  @Autowired private WritingAid writing;
  @Autowired private RegionPeopleService people;
  @Autowired private Comments comments;
  @Autowired private Presence presence;
  @Autowired private Worklist worklist;
  @Autowired private List<Sweep> sweeps;
  @Autowired private JdbcClient jdbc;
  @Autowired private MockMvc mvc;
  @Autowired private UserDetailsService accounts;

  private Region region;
  private Person first;
  private Person second;
  private ApplicationId id;
  private CaseKey key;

  @BeforeEach
  void open() {
    region = new Region(context);
    CallId call = region.call();
    region.desk(PREFECTURE);
    first = region.person(RoleKind.REGION, PREFECTURE);
    second = region.person(RoleKind.REGION, PREFECTURE);
    id = region.filled(call, first, PREFECTURE, CASE);
    people
        .attach(
            region.viewer(first), id,
            new RegionPeopleService.Addition(second.mail(), "", "", CaseShare.EDITOR, null, null))
        .orThrow();
    jdbc.sql("update person set display_name = '乙野 次郎' where id = ?").param(second.id()).update();
    key = new CaseKey(region.key(id));
  }

  /** A page that somebody has open. */
  private final class Page {
    private final Person writer;
    private final long version = region.version(first, id);
    private final UUID name = UUID.randomUUID();
    private final Map<String, String[]> fields = new HashMap<>();

    Page(Person writer) {
      this.writer = writer;
      fields.put("page", new String[] {name.toString()});
    }

    Page type(String path, String... values) {
      fields.put("a." + path, values);
      return this;
    }

    SaveResult save() {
      return drafts.save(region.viewer(writer), id, version, fields);
    }

    JsonNode autosave() throws Exception {
      var request = post("/applications/" + id.value() + "/edit").header("X-Autosave", "true").param("version", "" + version);
      fields.forEach(request::param);
      String answer =
          mvc.perform(request.with(csrf()).with(user(accounts.loadUserByUsername(writer.login()))))
              .andExpect(status().isOk()).andReturn().getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
      return new ObjectMapper().readTree(answer);
    }
  }

  private String kept(String path) {
    return answers().text(path);
  }

  private Answers answers() {
    return writing.working(region.viewer(first), id);
  }

  @Test
  @DisplayName("別々の欄を直せば尋ねられず、両方が残る")
  void keepsWhatBothChanged() {
    Page one = new Page(first).type("reason", "甲が直した理由");
    Page other = new Page(second).type("representative.department", "乙が直した部署").type("reason", kept("reason"));
    assertThat(one.save()).isInstanceOf(SaveResult.Saved.class);
    assertThat(other.save()).isInstanceOf(SaveResult.Saved.class);
    assertThat(kept("reason")).isEqualTo("甲が直した理由");
    assertThat(kept("representative.department")).isEqualTo("乙が直した部署");
  }

  @Test
  @DisplayName("同じ欄を違う内容にしたら、ほかは保存して、その欄だけを選ばせる")
  void asksOnlyAboutWhatClashes() throws Exception {
    Page one = new Page(first).type("reason", "甲の理由");
    Page other = new Page(second).type("reason", "乙の理由").type("representative.department", "乙の部署");
    one.save();
    SaveResult.Clashing clashing = (SaveResult.Clashing) other.save();
    assertThat(clashing.clashes()).singleElement().satisfies(clash -> assertThat(clash.path()).isEqualTo("reason"));
    assertThat(kept("reason")).isEqualTo("甲の理由");
    assertThat(kept("representative.department")).isEqualTo("乙の部署");

    String path = "/applications/" + id.value() + "/clashes/" + clashing.page();
    region.open(second, path).andExpect(status().isOk())
        .andExpect(content().string(containsString("甲の理由"))).andExpect(content().string(containsString("乙の理由")))
        .andExpect(content().string(not(containsString("行目"))));
    region.open(first, path).andExpect(status().isNotFound());
    region.open(second, "/applications/" + id.value() + "/edit").andExpect(content().string(containsString(path)));
    region.send(second, path, Map.of()).andExpect(status().isUnprocessableEntity());

    // while the writer looks at both, a third text comes: it was not seen and is asked about again
    new Page(first).type("reason", "甲の二度目の理由").save();
    Outcome<SaveResult> again =
        drafts.settle(region.viewer(second), id, clashing.page(), Map.of("reason", Choice.MINE), Map.of());
    SaveResult.Clashing third = (SaveResult.Clashing) again.orThrow();
    assertThat(kept("reason")).isEqualTo("甲の二度目の理由");
    drafts.settle(
            region.viewer(second), id, third.page(), Map.of("reason", Choice.ANEW), Map.of("a.reason", new String[] {"新しく書いた理由"}))
        .orThrow();
    assertThat(kept("reason")).isEqualTo("新しく書いた理由");
    assertThat(writing.undecided(region.viewer(second), id)).isEmpty();
    // the page in the other tab still holds what was decided against and asks once more instead of writing it back
    assertThat(other.save()).isInstanceOf(SaveResult.Clashing.class);
    assertThat(kept("reason")).isEqualTo("新しく書いた理由");
  }

  @Test
  @DisplayName("同じ画面の古い保存が後から届いても、新しい内容を書き戻さない")
  void anOlderSaveOfThePageComesTooLate() {
    Page page = new Page(first).type("reason", "新しい理由");
    page.fields.put("turn", new String[] {"2"});
    page.save();
    page.type("reason", "古い理由").fields.put("turn", new String[] {"1"});
    assertThat(page.save()).isInstanceOf(SaveResult.Saved.class);
    assertThat(kept("reason")).isEqualTo("新しい理由");
    page.type("reason", "さらに新しい理由").fields.put("turn", new String[] {"3"});
    page.save();
    assertThat(kept("reason")).isEqualTo("さらに新しい理由");
  }

  @Test
  @DisplayName("選ばれていない食い違いは、提出の前にどの欄かを示し、そのまま提出しても双方の内容が版に残る")
  void leavesNoClashUnsaid() throws Exception {
    Page one = new Page(first).type("reason", "甲の理由");
    Page other = new Page(second).type("reason", "乙の理由");
    one.save();
    assertThat(other.save()).isInstanceOf(SaveResult.Clashing.class);
    String at = "/applications/" + id.value();
    region.open(first, at + "/check")
        .andExpect(content().string(containsString("内容の食い違いが残っている欄")))
        .andExpect(content().string(containsString("乙野 次郎")))
        .andExpect(content().string(not(containsString("乙の理由"))));
    region.open(second, at + "/check").andExpect(content().string(containsString(at + "/clashes/")));
    Map<String, String[]> sent = new HashMap<>();
    sent.put("version", new String[] {"" + region.version(first, id)});
    sent.put("reason", new String[] {"参加を依頼中です。"});
    region.send(first, at + "/hand-over", sent)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("内容の食い違いが1件残っています")));
    assertThat(region.state(id)).isEqualTo(ApplicationState.DRAFT);
    sent.put("leave", new String[] {"true"});
    region.send(first, at + "/hand-over", sent).andExpect(status().is3xxRedirection());
    for (Person writer : List.of(first, second)) {
      region.open(writer, at).andExpect(content().string(containsString("提出のときに選ばれなかった内容（1件）")));
      region.open(writer, at + "/versions")
          .andExpect(content().string(containsString("甲の理由"))).andExpect(content().string(containsString("乙の理由")));
    }
    Person official = region.person(RoleKind.PREFECTURE, PREFECTURE);
    region.open(official, at + "/versions").andExpect(status().isOk()).andExpect(content().string(not(containsString("乙の理由"))));
  }

  @Test
  @DisplayName("自動保存は、ほかの方の変更を知らせ、画面に取り込んだ欄を書き戻さない")
  void tellsThePageWhatOthersWrote() throws Exception {
    Page one = new Page(first).type("reason", kept("reason")).type("regionFeatures", kept("regionFeatures"));
    new Page(second).type("reason", "乙の理由").save();
    JsonNode told = one.type("representative.department", "甲の部署").autosave();
    assertThat(told.path("updates")).hasSize(1);
    assertThat(told.path("updates").get(0).path("path").asText()).isEqualTo("reason");
    assertThat(told.path("updates").get(0).path("value").asText()).isEqualTo("乙の理由");
    assertThat(told.path("updates").get(0).path("by").asText()).isEqualTo("試験組織 乙野 次郎");

    // the answer is lost: the page still shows the old text and writes nothing back, however often it is sent
    one.autosave();
    assertThat(kept("reason")).isEqualTo("乙の理由");

    // now it is taken over; a later change by the other is not undone by it
    long version = told.path("version").asLong();
    one.type("reason", "乙の理由").fields.put("taken", new String[] {version + ":reason"});
    assertThat(one.autosave().path("updates")).isEmpty();
    new Page(second).type("reason", "乙の二度目の理由").save();
    assertThat(one.autosave().path("updates").get(0).path("value").asText()).isEqualTo("乙の二度目の理由");
    assertThat(kept("reason")).isEqualTo("乙の二度目の理由");

    // typed on for a long time in one field: never a clash with oneself
    one.fields.remove("taken");
    for (String text : List.of("甲の部", "甲の部署の", "甲の部署の係")) {
      assertThat(one.type("representative.department", text).autosave().path("clashes")).isEmpty();
    }
    JsonNode clash = one.type("reason", "甲の理由").autosave();
    assertThat(clash.path("clashes").get(0).path("theirs").asText()).isEqualTo("乙の二度目の理由");
    assertThat(one.type("regionFeatures", "特徴").autosave().path("clashes")).as("until it is decided").hasSize(1);
    assertThat(kept("reason")).isEqualTo("乙の二度目の理由");
    assertThat(kept("regionFeatures")).isEqualTo("特徴");
  }

  @Test
  @DisplayName("同じ人の別の画面での変更は「ほかの方」ではなく、履歴では名前が変わっても同じ人の続きになる")
  void knowsOnesOwnOtherWindow() throws Exception {
    Page one = new Page(first).type("reason", kept("reason"));
    Page other = new Page(first).type("reason", "別の画面の理由");
    other.save();
    JsonNode told = one.type("representative.department", "甲の部署").autosave();
    assertThat(told.path("updates").get(0).path("own").asBoolean()).isTrue();
    JsonNode clash = one.type("reason", "こちらの理由").autosave();
    assertThat(clash.path("clashes").get(0).path("own").asBoolean()).isTrue();
    region.open(first, clash.path("clashHref").asText())
        .andExpect(content().string(containsString("ご自身の別の画面で、同じ欄を")))
        .andExpect(content().string(not(containsString("ほかの方が同じ欄を"))));

    int sittings = writing.earlier(region.viewer(first), id).size();
    jdbc.sql("update draft_text set written_by = '改姓した甲' where case_key = ? and version = (select max(version) from draft_text where case_key = ?)")
        .params(key.value(), key.value()).update();
    new Page(first).type("regionFeatures", "名前が変わった後").save();
    assertThat(writing.earlier(region.viewer(first), id)).hasSize(sittings);
  }

  @Test
  @DisplayName("構成員の行は、同時に加えても直しても失われず、同じ行の違う変更だけを選ばせる")
  void laysRowsTogether() {
    List<Answers> before = answers().rows("members");
    Page one = members(first, before, row("甲が加えた団体"));
    List<Answers> changed = new ArrayList<>(before);
    changed.set(0, before.get(0).with("affiliation", "乙が直した所属"));
    Page other = members(second, changed, row("乙が加えた団体"));
    one.save();
    assertThat(other.save()).isInstanceOf(SaveResult.Saved.class);
    assertThat(answers().rows("members")).hasSize(before.size() + 2).extracting(row -> row.text("affiliation"))
        .contains("乙が直した所属", "甲が加えた団体", "乙が加えた団体");

    List<Answers> now = answers().rows("members");
    List<Answers> mine = new ArrayList<>(now);
    mine.set(1, now.get(1).with("title", "甲の役職").with("department", "甲の課"));
    List<Answers> theirs = new ArrayList<>(now);
    theirs.set(1, now.get(1).with("title", "乙の役職").with("department", "乙の課"));
    Page late = members(second, theirs);
    members(first, mine).save();
    SaveResult.Clashing clashing = (SaveResult.Clashing) late.save();
    assertThat(clashing.clashes()).singleElement().satisfies(clash -> assertThat(clash.path()).isEqualTo("members[1]"));
    drafts.settle(
            region.viewer(second), id, clashing.page(), Map.of("members[1]", Choice.ANEW),
            Map.of("a.members[1].affiliation", new String[] {"話し合って決めた所属"}))
        .orThrow();
    assertThat(answers().rows("members").get(1)).isEqualTo(Answers.empty().with("affiliation", "話し合って決めた所属"));
    assertThat(answers().rows("members")).hasSameSizeAs(now);
  }

  private Page members(Person writer, List<Answers> rows, Answers... more) {
    Page page = new Page(writer);
    List<Answers> all = new ArrayList<>(rows);
    all.addAll(List.of(more));
    page.fields.putAll(CaseFile.parametersOf(Answers.empty().withRows("members", all)));
    page.fields.remove("_a.challenges.selected");
    return page;
  }

  private static Answers row(String affiliation) {
    return Answers.empty().with("affiliation", affiliation).with("title", "課長").with("profession", "事務職");
  }

  @Test
  @DisplayName("同時に押された保存は、どれも残る")
  void keepsWhatIsSavedAtOneMoment() throws Exception {
    List<String> fields =
        List.of("reason", "regionFeatures", "hubActivities", "representative.department", "representative.title", "challenges.detail");
    List<Callable<SaveResult>> saves =
        fields.stream()
            .map(field -> new Page(fields.indexOf(field) % 2 == 0 ? first : second).type(field, "同時 " + field))
            .<Callable<SaveResult>>map(page -> page::save)
            .toList();
    ExecutorService threads = Executors.newFixedThreadPool(fields.size());
    try {
      for (Future<SaveResult> save : threads.invokeAll(saves)) {
        assertThat(save.get()).isInstanceOf(SaveResult.Saved.class);
      }
    } finally {
      threads.shutdown();
    }
    assertThat(fields).allSatisfy(field -> assertThat(kept(field)).isEqualTo("同時 " + field));
  }

  @Test
  @DisplayName("区分だけを保存でき、確認済みは人が言い、内容が変わると外れる")
  void confirmsASection() throws Exception {
    Answers before = answers();
    String path = "/applications/" + id.value() + "/sections";
    region.open(second, path + "/reason").andExpect(status().isOk())
        .andExpect(content().string(containsString("name=\"a.reason\"")))
        .andExpect(content().string(not(containsString("name=\"a.regionFeatures\""))));
    String version = "" + region.version(first, id);
    region.send(
            second, path + "/reason",
            Map.of("version", new String[] {version}, "a.reason", new String[] {"区分だけで書いた理由"}, "next", new String[] {"confirm"}))
        .andExpect(status().is3xxRedirection());
    assertThat(answers()).isEqualTo(before.with("reason", "区分だけで書いた理由"));
    SectionLine confirmed = line("reason");
    assertThat(confirmed.state()).isEqualTo(SectionState.CONFIRMED);
    assertThat(confirmed.mark().confirmedBy()).isEqualTo("試験組織 乙野 次郎");
    region.open(first, path).andExpect(content().string(containsString("確認済")));

    long seen = region.version(first, id);
    new Page(first).type("reason", "直した理由").save();
    assertThat(line("reason").state()).isEqualTo(SectionState.IN_PROGRESS);
    assertThat(sections.confirm(region.viewer(second), id, "reason", seen).isDone()).as("not what was seen").isFalse();
    new Page(first).type("reason", "").save();
    assertThat(line("reason").state()).isEqualTo(SectionState.NOT_STARTED);
    assertThat(sections.confirm(region.viewer(second), id, "reason", region.version(first, id)).isDone()).as("a gap").isFalse();
    region.send(
            second, path + "/reason",
            Map.of("version", new String[] {"" + region.version(first, id)}, "a.reason", new String[] {""}, "next", new String[] {"confirm"}))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("href=\"#a-reason\"")))
        .andExpect(content().string(containsString("aria-invalid=\"true\"")));
    region.open(second, path + "/no-such-section").andExpect(status().isNotFound());
  }

  private SectionLine line(String section) {
    return sections.lines(region.viewer(first), id).stream().filter(line -> line.key().equals(section)).findFirst().orElseThrow();
  }

  @Test
  @DisplayName("コメントで名指しされた人の今日やることに載り、メールが届き、答えると済む")
  void asksAPersonByComment() throws Exception {
    String path = "/applications/" + id.value() + "/sections/reason";
    region.send(
            first, path + "/comments",
            Map.of(
                "text", new String[] {"件数は令和6年度でしょうか。<b>"}, "field", new String[] {"reason"},
                "mention", new String[] {second.id().toString()}))
        .andExpect(status().is3xxRedirection());
    region.open(second, path).andExpect(content().string(containsString("件数は令和6年度でしょうか。&lt;b&gt;")));
    assertThat(mentions(second)).singleElement().satisfies(work -> assertThat(work.link()).isEqualTo(path));
    assertThat(mentions(first)).isEmpty();
    assertThat(region.mails(id, "comment-mention")).containsExactly(second.mail());
    assertThat(region.ofMails("subject", id, "comment-mention").get(0)).doesNotContain("件数", "担当者");
    assertThat(region.ofMails("body", id, "comment-mention").get(0)).contains("件数は令和6年度でしょうか", "試験組織 担当者", path);
    assertThat(region.answersTo(id, "comment-mention")).containsExactly(first.mail());

    CommentThread thread = threads(second).get(0);
    assertThat(thread.state()).isEqualTo(CommentThread.State.NEW);
    comments.answer(region.viewer(second), key, thread.id(), new Comments.Said("reason", "申込みの理由", null, "そのとおりです。", null)).orThrow();
    assertThat(mentions(second)).isEmpty();
    assertThat(threads(first).get(0).state()).isEqualTo(CommentThread.State.ANSWERED);
    assertThat(line("reason").openComments()).isEqualTo(1);
    region.send(first, path + "/comments/" + thread.id() + "/resolution", Map.of()).andExpect(status().is3xxRedirection());
    assertThat(line("reason").openComments()).isZero();
    region.send(first, path + "/comments", Map.of("text", new String[] {"  "})).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("コメントを入力してください。")));
  }

  @Test
  @DisplayName("コメントは一緒に書く人だけのもので、県は見せられてから始めたものだけを読み、事務局と厚労省は読めない")
  void keepsTheConversationAmongTheWriters() throws Exception {
    Person official = region.person(RoleKind.PREFECTURE, PREFECTURE);
    Person other = region.person(RoleKind.PREFECTURE, "12");
    Person clerk = region.person(RoleKind.SECRETARIAT, null);
    Person ministry = region.person(RoleKind.MINISTRY, null);
    Person stranger = region.person(RoleKind.REGION, PREFECTURE);
    UUID said = comments.begin(region.viewer(first), key, new Comments.Said("reason", "申込みの理由", null, "内輪の相談", second.id())).orThrow();
    String path = "/applications/" + id.value() + "/sections/reason";
    for (Person outside : List.of(clerk, ministry, official)) {
      region.open(outside, path).andExpect(status().is3xxRedirection());
    }
    for (Person outside : List.of(other, stranger)) {
      region.open(outside, path).andExpect(status().isNotFound());
      region.send(outside, path + "/comments", Map.of("text", new String[] {"x"})).andExpect(status().isNotFound());
    }
    region.send(clerk, path + "/comments", Map.of("text", new String[] {"x"})).andExpect(status().isNotFound());
    assertThat(comments.begin(region.viewer(first), key, new Comments.Said("reason", "申込みの理由", null, "x", clerk.id())).isDone()).isFalse();
    UUID letter =
        jdbc.sql("select id from outbox_mail where case_key = ? and kind = 'comment-mention'").param(key.value()).query(UUID.class).single();

    region.handOver(first, id);
    region.open(official, path).andExpect(status().isOk()).andExpect(content().string(not(containsString("内輪の相談"))));
    for (String act : List.of("/reading", "/resolution")) {
      region.send(official, path + "/comments/" + said + act, Map.of()).andExpect(status().isNotFound());
    }
    region.send(official, path + "/comments", Map.of("thread", new String[] {said.toString()}, "text", new String[] {"x"}))
        .andExpect(status().isNotFound());
    assertThat(comments.open(region.viewer(official), key)).isEmpty();
    comments.answer(region.viewer(second), key, said, new Comments.Said("reason", "申込みの理由", null, "内輪の回答", null)).orThrow();
    assertThat(
            comments.answer(region.viewer(second), key, said, new Comments.Said("reason", "申込みの理由", null, "x", official.id())).isDone())
        .as("the prefecture is asked in no inner conversation").isFalse();
    region.open(first, path).andExpect(content().string(containsString("作成する方だけ")));
    region.send(
            official, path + "/comments",
            Map.of("text", new String[] {"県からの確認"}, "mention", new String[] {first.id().toString()}))
        .andExpect(status().is3xxRedirection());
    assertThat(mentions(first)).hasSize(1);
    region.open(official, path).andExpect(content().string(containsString("県からの確認")))
        .andExpect(content().string(not(containsString("内輪の回答"))));
    region.compile(official, id);
    region.submit(official, new CallId(UUID.fromString(region.column(id, "call_id"))), PREFECTURE, id);
    region.open(clerk, path).andExpect(status().is3xxRedirection());
    region.open(clerk, "/letters/" + letter).andExpect(content().string(not(containsString("内輪の相談"))));
    region.open(first, path).andExpect(content().string(containsString("内輪の相談")));
    region.send(first, path + "/comments", Map.of("text", new String[] {"提出後"})).andExpect(status().isConflict());
    region.send(first, path, Map.of("version", new String[] {"0"}, "a.reason", new String[] {"渡した後に書いた理由"}))
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("この申込書は、いまの状況では書き換えられません")))
        .andExpect(content().string(containsString("渡した後に書いた理由")));
    region.open(first, "/applications/" + id.value()).andExpect(content().string(not(containsString("内輪の相談"))));
  }

  private List<CommentThread> threads(Person viewer) {
    return comments.threads(region.viewer(viewer), key).getOrDefault("reason", List.of());
  }

  private List<WorkLine> mentions(Person person) {
    return worklist.page(region.viewer(person), Worklist.Shelf.TAKEN, Worklist.Period.ALL, null, 50).stream()
        .filter(line -> key.value().equals(line.caseKey()) && Comments.WORK.equals(line.definitionKey()))
        .toList();
  }

  @Test
  @DisplayName("いま記入中の方は組織と氏名だけを示し、離れると消える")
  void showsWhoIsThere() throws Exception {
    UUID page = UUID.randomUUID();
    String path = "/applications/" + id.value() + "/presence";
    Map<String, String[]> here = Map.of("page", new String[] {page.toString()}, "section", new String[] {"reason"});
    region.send(second, path, here).andExpect(status().isOk());
    assertThat(presence.others(region.viewer(first), key, null))
        .containsExactly(new Presence.Present("試験組織", "乙野 次郎", "reason", false));
    assertThat(presence.others(region.viewer(second), key, page)).isEmpty();
    assertThat(presence.others(region.viewer(second), key, UUID.randomUUID()))
        .containsExactly(new Presence.Present("試験組織", "乙野 次郎", "reason", true));
    region.open(second, "/applications/" + id.value() + "/edit").andExpect(content().string(containsString("ご自身の別の画面（")));
    jdbc.sql("delete from draft_presence where person_id = ? and page <> ?").params(second.id(), page).update();
    region.open(first, "/applications/" + id.value() + "/edit").andExpect(content().string(containsString("試験組織\u3000乙野 次郎（")));
    jdbc.sql("update draft_presence set seen_at = seen_at - interval '61 seconds' where page = ?").param(page).update();
    assertThat(presence.others(region.viewer(first), key, null)).filteredOn(one -> !one.own()).isEmpty();
    Map<String, String[]> left = new HashMap<>(here);
    region.send(second, path, here);
    left.put("left", new String[] {"true"});
    region.send(second, path, left);
    assertThat(presence.others(region.viewer(first), key, null)).filteredOn(one -> !one.own()).isEmpty();
    region.send(region.person(RoleKind.REGION, PREFECTURE), path, here).andExpect(status().isNotFound());
  }

  @Test
  @DisplayName("記入の途中の内容と比べ、欄だけでも全体でも戻せ、ほかの方がその後に書いた欄は失われない")
  void takesAnEarlierTextBack() throws Exception {
    Answers before = answers();
    long original = region.version(first, id);
    new Page(second).type("reason", "書き直した理由").type("regionFeatures", "書き直した特徴").save();
    assertThat(writing.earlier(region.viewer(first), id)).extracting(WritingAid.EarlierText::version).contains(original);
    String path = "/applications/" + id.value() + "/earlier";
    region.open(first, path + "?from=" + original).andExpect(status().isOk()).andExpect(content().string(containsString("書き直した特徴")));
    String seen = "" + region.version(first, id);
    new Page(second).type("representative.department", "その後に書いた部署").save();
    Map<String, String[]> back =
        new HashMap<>(Map.of("version", new String[] {seen}, "from", new String[] {"" + original}, "field", new String[] {"reason"}));
    region.send(first, path, back).andExpect(status().is3xxRedirection());
    assertThat(kept("reason")).isEqualTo(before.text("reason"));
    assertThat(kept("regionFeatures")).isEqualTo("書き直した特徴");
    back.remove("field");
    region.send(first, path, back).andExpect(status().is3xxRedirection());
    assertThat(answers()).isEqualTo(before.with("representative.department", "その後に書いた部署"));
    assertThat(region.acts(id, "audit.applications.takenBack")).hasSize(2);
    region.open(second, path + "?from=99999").andExpect(status().isNotFound());
  }

  @Test
  @DisplayName("一日半より前の途中の内容は、書いた方ごとに一つだけ残り、古い画面から送っても黙って上書きしない")
  void letsGoOfWhatNobodyNeeds() {
    Page old = new Page(second).type("reason", "古い画面の理由").type("regionFeatures", kept("regionFeatures"));
    for (String text : List.of("一", "二", "三")) {
      new Page(first).type("reason", text).type("hubActivities", "活動 " + text).save();
    }
    int before = texts();
    jdbc.sql("update draft_text set kept_at = kept_at - interval '2 days' where case_key = ?").param(key.value()).update();
    sweeps.stream().filter(sweep -> sweep.name().equals("drafting-pages")).forEach(Sweep::runDue);
    assertThat(texts()).isLessThan(before).isGreaterThanOrEqualTo(2);
    assertThat(writing.earlier(region.viewer(first), id)).allSatisfy(text -> assertThat(text.by()).startsWith("試験組織"));
    assertThat(((SaveResult.Clashing) old.save()).clashes()).extracting(clash -> clash.path()).contains("reason");
    assertThat(kept("reason")).isEqualTo("三");
    assertThat(kept("hubActivities")).isEqualTo("活動 三");
  }

  private int texts() {
    return jdbc.sql("select count(*) from draft_text where case_key = ?").param(key.value()).query(Integer.class).single();
  }

  @Test
  @DisplayName("様式を開いたまま渡された後は、誰も書き込めない")
  void closesWithTheHandOver() {
    Page open = new Page(second).type("reason", "遅れた理由");
    region.handOver(first, id);
    org.assertj.core.api.Assertions.assertThatThrownBy(open::save).isInstanceOf(jp.banso.kernel.AlreadyDone.class);
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> writing.undecided(region.viewer(second), id, UUID.randomUUID()))
        .isInstanceOfAny(NotFound.class, jp.banso.kernel.AlreadyDone.class);
  }
}
