package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.BansoTest;
import jp.banso.applications.CorrectionView.Paper;
import jp.banso.applications.CorrectionView.PaperChange;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.drafting.CommentThread;
import jp.banso.drafting.Comments;
import jp.banso.drafting.SectionMarks;
import jp.banso.forms.Answers;
import jp.banso.forms.CaseFile;
import jp.banso.forms.SectionState;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.Memberships;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("提出した申込書の訂正は、前の申込みのものを何も失わない")
class CorrectionTests {

  private static final String PREFECTURE = "05";
  private static final String CASE = "valid-01-akita-daisen-senboku-15";
  private static final Map<String, String[]> SUCCESSOR =
      Map.of(
          "a.representative.email", new String[] {"new@example.jp"},
          "a.representative.name", new String[] {"新しい代表"});

  @Autowired private ApplicationContext context;
  @Autowired private RepresentativeService representatives;
  @Autowired private ReplacementService replacements;
  @Autowired private CorrectionReading corrections;
  @Autowired private FormalCheckService formalChecks;
  @Autowired private AttachmentService attachments;
  @Autowired private SettlementService settlement;
  @Autowired private IntakeService intake;
  @Autowired private CaseReading cases;
  @Autowired private ApplicationRecords records;
  @Autowired private ApplicationQueries queries;
  @Autowired private Comments comments;
  @Autowired private SectionMarks marks;
  @Autowired private Memberships memberships;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

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
  @DisplayName("代表者の変更は、開いている訂正にも入り、訂正が有効になっても新しい代表者に届く")
  void carriesTheRepresentativeIntoTheCorrection() throws Exception {
    ApplicationId older = submitted();
    ApplicationId newer = begun(older);
    String old = records.facts(older).representativeMail();
    change(older);

    Answers draft = cases.answers(region.viewer(drafter), newer).orElseThrow();
    assertThat(draft.text("representative.email")).isEqualTo("new@example.jp");
    assertThat(draft.text("representative.name")).isEqualTo("新しい代表");
    assertThat(region.acts(newer, "audit.applications.representativeChanged")).hasSize(1);
    assertThat(corrections.of(region.viewer(drafter), newer).orElseThrow().representative()).isNull();

    region.save(drafter, newer, draft.with("reason", "訂正した理由"));
    sent(newer);
    assertThat(region.state(older)).isEqualTo(ApplicationState.SUPERSEDED);
    assertThat(records.facts(newer).representativeMail()).isEqualTo("new@example.jp");
    assertThat(told(newer, "M10")).contains("new@example.jp").doesNotContain(old);
    assertThat(told(newer, "M34")).as("nobody else is named").isEmpty();
  }

  @Test
  @DisplayName("訂正の代表者の変更は、有効な申込みにも入り、新旧の二人に知らせる")
  void carriesTheRepresentativeBack() {
    ApplicationId older = submitted();
    ApplicationId newer = begun(older);
    String old = records.facts(older).representativeMail();
    region.handOver(drafter, newer);
    change(newer);

    assertThat(records.facts(older).representativeMail()).isEqualTo("new@example.jp");
    assertThat(cases.answers(region.viewer(clerk), older).orElseThrow().text("representative.name")).isEqualTo("新しい代表");
    assertThat(told(older, "M34")).contains("new@example.jp", old);
  }

  @Test
  @DisplayName("訂正だけで代表者を書き替えると、確認画面と県の確認で違うと分かり、有効になるときに新旧の二人に知らせる")
  void saysThatTheRepresentativesDiffer() throws Exception {
    ApplicationId older = submitted();
    ApplicationId newer = begun(older);
    String old = records.facts(older).representativeMail();
    Answers other =
        cases.answers(region.viewer(drafter), newer).orElseThrow()
            .with("representative.email", "other@example.jp")
            .with("representative.name", "別の代表");
    region.save(drafter, newer, other);
    change(older);
    assertThat(cases.answers(region.viewer(drafter), newer).orElseThrow().text("representative.email"))
        .as("somebody else was named already").isEqualTo("other@example.jp");

    String said = "代表者は「新しい代表 new@example.jp」、この訂正の代表者は「別の代表 other@example.jp」";
    region.open(drafter, page(newer) + "/check").andExpect(content().string(containsString(said)));
    region.handOver(drafter, newer);
    region.open(official, page(newer) + "/review").andExpect(content().string(containsString(said)));
    region.compile(official, newer);
    region.submit(official, call, PREFECTURE, newer);
    region.open(clerk, page(newer) + "/formalities").andExpect(content().string(containsString(said)));
    assertThat(told(newer, "M34")).contains("new@example.jp", "other@example.jp").doesNotContain(old);
  }

  @Test
  @DisplayName("添付資料は版とともに訂正に入り、確認画面は添えるものと取り除いたものを示す")
  void takesThePapersAlong() throws Exception {
    ApplicationId older = region.filled(call, drafter, PREFECTURE, CASE);
    attach(older, pdf("体制図.pdf", "第1版"), pdf("位置付け.pdf", "計画"), pdf("取下げ.pdf", "不要"));
    attach(older, pdf("体制図.pdf", "第2版"));
    attachments.remove(region.viewer(drafter), older, paper(older, "取下げ.pdf").id()).orThrow();
    sent(older);
    ApplicationId newer = begun(older);

    assertThat(attachments.papers(region.viewer(drafter), newer))
        .extracting(paper -> paper.latest().file().fileName(), paper -> paper.versions().size())
        .containsExactlyInAnyOrder(tuple("体制図.pdf", 2), tuple("位置付け.pdf", 1));
    assertThat(paper(newer, "体制図.pdf").latest().file().id()).isEqualTo(paper(older, "体制図.pdf").latest().file().id());

    attach(newer, pdf("体制図.pdf", "第3版"), pdf("追加.pdf", "追加"));
    attachments.remove(region.viewer(drafter), newer, paper(newer, "位置付け.pdf").id()).orThrow();
    assertThat(corrections.of(region.viewer(drafter), newer).orElseThrow().papers())
        .extracting(Paper::name, Paper::change)
        .containsExactlyInAnyOrder(
            tuple("体制図.pdf", PaperChange.CHANGED), tuple("追加.pdf", PaperChange.ADDED),
            tuple("位置付け.pdf", PaperChange.REMOVED));
    region.open(drafter, page(newer) + "/check")
        .andExpect(content().string(containsString("添えない（取り除いた）")))
        .andExpect(content().string(containsString("新しい版を添える")));
    assertThat(paper(older, "位置付け.pdf").removed()).as("what was submitted stays").isFalse();
    assertThat(paper(older, "体制図.pdf").versions()).hasSize(2);
  }

  @Test
  @DisplayName("県は前の申込みの確認票・意見・順位と違いを見て確認し、保存するまでは何も残らない")
  void showsThePrefectureItsOwnWork() throws Exception {
    ApplicationId older = submitted();
    ApplicationId newer = begun(older);
    region.save(
        drafter, newer, cases.answers(region.viewer(drafter), newer).orElseThrow().with("reason", "訂正した理由です"));
    region.open(official, page(newer)).andExpect(content().string(not(containsString("訂正した理由です"))));
    region.handOver(drafter, newer);

    region.open(official, page(newer) + "/review")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("の訂正")))
        .andExpect(content().string(containsString(page(older))))
        .andExpect(content().string(containsString("訂正した理由です")))
        .andExpect(content().string(containsString("県としての意見")))
        .andExpect(content().string(containsString("まだ保存されていません")));
    assertThat(jdbc.sql("select count(*) from prefecture_review where application_id = ?").param(newer.value()).query(Integer.class).single())
        .isZero();
    assertThat(corrections.of(region.viewer(official), newer).orElseThrow().changes())
        .singleElement().satisfies(change -> assertThat(change.after()).isEqualTo("訂正した理由です"));

    context.getBean(ReviewService.class)
        .keepSheet(region.viewer(official), newer, region.version(official, newer), Region.CONFIRMED)
        .orThrow();
    region.open(official, page(newer) + "/review").andExpect(content().string(not(containsString("まだ保存されていません"))));
    region.compile(official, newer);
    region.submit(official, call, PREFECTURE, newer);
    region.open(clerk, page(newer) + "/formalities")
        .andExpect(content().string(containsString("訂正した理由です")))
        .andExpect(content().string(containsString("からの変更")));
  }

  @Test
  @DisplayName("提出されなかった訂正は未提出に数えず、前の申込みが有効だと地域と県に知らせる")
  void saysWhatCountsOfAnUnsentCorrection() {
    ApplicationId older = submitted();
    ApplicationId newer = begun(older);
    context.getBean(DraftNudges.class)
        .nudge(region.viewer(official), call, PrefectureCode.of(PREFECTURE), List.of(newer));
    assertThat(region.ofMails("body", newer, "draft-asked").get(0)).contains("提出済みの申込書（" + number(older) + "）の訂正です");

    settlement.callClosed(call);
    await().atMost(Duration.ofSeconds(90)).until(() -> region.state(newer) == ApplicationState.UNSUBMITTED);
    assertThat(region.state(older)).isEqualTo(ApplicationState.RECEIVED);
    assertThat(region.mails(newer, "unsubmitted")).isEmpty();
    assertThat(told(newer, "correction-unsent")).contains(drafter.mail(), region.deskMail(PREFECTURE));
    assertThat(region.ofMails("body", newer, "correction-unsent").get(0))
        .contains("訂正は、締切までに提出されませんでした", number(older) + "）が有効です");
    assertThat(cases.view(region.viewer(drafter), newer).stateKey()).isEqualTo("applications.state.CORRECTION_UNSENT");
    assertThat(queries.settled(region.viewer(drafter), 50)).extracting(ApplicationLine::id).doesNotContain(newer.value());
    assertThat(context.getBean(ScheduleQueries.class).of(region.viewer(clerk), call).prefectures())
        .singleElement().satisfies(one -> assertThat(one.lapsed()).isZero());
  }

  @Test
  @DisplayName("一緒に書く人、開いているコメント、名指しのタスク、欄の状態が訂正に引き継がれ、前の申込みには残らない")
  void goesOnWithTheSamePeople() {
    ApplicationId older = region.filled(call, drafter, PREFECTURE, CASE);
    Person commenter = region.person(RoleKind.REGION, PREFECTURE);
    Person reader = region.person(RoleKind.REGION, PREFECTURE);
    share(CaseShare.COMMENTER, older, commenter);
    share(CaseShare.READER, older, reader);
    CaseKey key = new CaseKey(region.key(older));
    marks.confirm(region.viewer(drafter), key, "reason", "申込みの理由");
    comments.begin(region.viewer(drafter), key, new Comments.Said("reason", "申込みの理由", null, "件数は？", commenter.id())).orThrow();
    sent(older);
    ApplicationId newer = begun(older);
    CaseKey newKey = new CaseKey(region.key(newer));

    assertThat(cases.view(region.viewer(reader), newer).id()).isEqualTo(newer);
    Map<String, List<CommentThread>> talk = comments.threads(region.viewer(commenter), newKey);
    assertThat(talk.get("reason")).singleElement()
        .satisfies(thread -> assertThat(thread.comments()).extracting(CommentThread.Comment::text).containsExactly("件数は？"));
    assertThat(mentions(key)).isZero();
    assertThat(mentions(newKey)).isEqualTo(1);
    assertThat(marks.of(region.viewer(drafter), newKey).get("reason").isConfirmed()).isTrue();
    region.save(drafter, newer, cases.answers(region.viewer(drafter), newer).orElseThrow().with("reason", "訂正した理由"));
    assertThat(marks.of(region.viewer(drafter), newKey).get("reason").isConfirmed()).isFalse();
  }

  @Test
  @DisplayName("訂正の欄は提出のままで始まり、書き替えた欄だけが入力中になる")
  void beginsAsItWasSubmitted() {
    ApplicationId newer = begun(submitted());
    assertThat(sections(newer)).doesNotContainValue(SectionState.IN_PROGRESS).containsEntry("reason", SectionState.AS_SUBMITTED);
    region.save(drafter, newer, cases.answers(region.viewer(drafter), newer).orElseThrow().with("reason", "訂正した理由"));
    assertThat(sections(newer)).containsEntry("reason", SectionState.IN_PROGRESS);
    assertThat(sections(newer).values()).filteredOn(SectionState.IN_PROGRESS::equals).hasSize(1);
  }

  @Test
  @DisplayName("とりまとめ一覧では訂正は前の申込みの下にあり、別の申込みとして数えず、書き出すと一行になる")
  void standsBelowWhatItCorrects() throws Exception {
    ApplicationId older = submitted();
    ApplicationId other = region.draft(call, drafter, PREFECTURE);
    ApplicationId newer = begun(older);
    CompilationView board =
        context.getBean(CompilationQueries.class)
            .view(
                region.viewer(official), call, PrefectureCode.of(PREFECTURE), BoardTab.ALL, ApplicationColumn.NUMBER, false,
                null, 50);
    assertThat(board.rows()).extracting(row -> row.line().id())
        .containsExactly(older.value(), newer.value(), other.value());
    assertThat(board.rows().get(1).line().areaName()).as("as it is in what it corrects").isEqualTo("大仙・仙北");
    assertThat(board.counts()).containsEntry(BoardTab.ALL, 2L).containsEntry(BoardTab.DRAFTING, 1L);
    assertThat(board.drafting()).extracting(row -> row.line().id()).containsExactly(other.value());
    assertThat(context.getBean(BoardWords.class).table(board.rows())).hasSize(2)
        .first().satisfies(row -> assertThat(row.get(2)).contains("訂正（" + number(newer) + "）："));
    region.open(official, "/compilations/" + call.value())
        .andExpect(status().isOk())
        .andExpect(content().string(containsString(number(older) + "の訂正")))
        .andExpect(content().string(not(containsString("drafting-" + newer.value()))));

    region.handOver(drafter, newer);
    region.compile(official, newer);
    region.submit(official, call, PREFECTURE, newer);
    assertThat(
            queries.page(
                region.viewer(clerk), new ApplicationFilter(call.value(), null, null, null), null, 50))
        .extracting(ApplicationLine::correctionOf).containsOnlyNulls();
  }

  private Map<String, SectionState> sections(ApplicationId id) {
    return context.getBean(SectionService.class).lines(region.viewer(drafter), id).stream()
        .collect(Collectors.toMap(SectionLine::key, SectionLine::state));
  }

  @Test
  @DisplayName("メールで届いた差替えでも、確認票は前の申込みから始まり、代表者の違いが分かり、二人に知らせる")
  void keepsTheSameRulesForAMail() throws Exception {
    ApplicationId older = submitted();
    String old = records.facts(older).representativeMail();
    ApplicationId newer =
        intake
            .recordMail(
                region.viewer(clerk),
                new MailSubmission(
                    call, PrefectureCode.of(PREFECTURE), "大仙・仙北", "other@example.jp", "pref@example.jp", region.now(),
                    List::of, older, false, CaseFile.load(CASE).answers()))
            .orThrow();
    assertThat(region.state(older)).isEqualTo(ApplicationState.SUPERSEDED);
    assertThat(told(newer, "M34")).contains("other@example.jp", old);
    region.open(clerk, page(newer) + "/formalities").andExpect(content().string(containsString("と異なります")));
    region.open(clerk, page(newer) + "/sheet")
        .andExpect(content().string(containsString("県としての意見")))
        .andExpect(content().string(containsString("まだ保存されていません")));
  }

  private ApplicationId submitted() {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, CASE);
    sent(id);
    return id;
  }

  private void sent(ApplicationId id) {
    region.handOver(drafter, id);
    region.compile(official, id);
    region.submit(official, call, PREFECTURE, id);
  }

  private ApplicationId begun(ApplicationId older) {
    return replacements.begin(region.viewer(drafter), older).orThrow();
  }

  private void change(ApplicationId id) {
    representatives.change(region.viewer(drafter), id, region.version(drafter, id), SUCCESSOR, "異動のため").orThrow();
  }

  private void share(CaseShare share, ApplicationId id, Person person) {
    transaction.executeWithoutResult(tx -> memberships.grant(share.group(new CaseKey(region.key(id))), person.id(), null));
  }

  private int mentions(CaseKey key) {
    return jdbc.sql("select count(*) from work_item where source = 'MENTION' and case_key = ?")
        .param(key.value())
        .query(Integer.class)
        .single();
  }

  private AttachedPaper paper(ApplicationId id, String name) {
    return attachments.papers(region.viewer(drafter), id).stream()
        .filter(paper -> paper.latest().file().fileName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void attach(ApplicationId id, MockMultipartFile... files) throws Exception {
    region.send(drafter, page(id) + "/attachments", Map.of(), files).andExpect(status().is3xxRedirection());
  }

  private static MockMultipartFile pdf(String name, String words) {
    return new MockMultipartFile("files", name, "application/pdf", ("%PDF-" + words).getBytes(StandardCharsets.UTF_8));
  }

  /** Everybody who got a mail of the kind. */
  private String told(ApplicationId id, String kind) {
    return Stream.of("recipient", "copies", "blind_copies")
        .flatMap(column -> region.ofMails(column, id, kind).stream())
        .collect(Collectors.joining(","));
  }

  private String number(ApplicationId id) {
    return context.getBean(jp.banso.correspondence.CaseNumbers.class).shown(new CaseKey(region.key(id)));
  }

  private static String page(ApplicationId id) {
    return "/applications/" + id.value();
  }
}
