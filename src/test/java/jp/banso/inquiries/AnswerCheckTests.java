package jp.banso.inquiries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.consultation.OpenDesks;
import jp.banso.consultation.SampleTerms;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.RoleKind;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.Worklist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("即答の点検")
class AnswerCheckTests {

  private static final String LIST = "/inquiries/checks";

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;
  @Autowired private AnswerSampling sampling;
  @Autowired private AnswerChecks checks;
  @Autowired private OpenDesks desks;
  @Autowired private Worklist worklist;

  private InquiryFixtures inquiries;
  private TestPerson clerk;
  private TestPerson second;
  private TestPerson manager;

  @BeforeEach
  void open() {
    inquiries = new InquiryFixtures(context);
    inquiries.openDesk();
    inquiries.forgetSamples();
    clerk = inquiries.clerk();
    second = inquiries.clerk();
    manager = TestPerson.with(context, RoleKind.SECRETARIAT_MANAGER, ProgrammeCode.BANSO);
  }

  @AfterEach
  void close() {
    inquiries.forgetSamples();
    inquiries.endAll(clerk.viewer());
    inquiries.closeDesk();
  }

  @Test
  @DisplayName("月の即答から、どの担当者からも選び、本人でない責任者の対応にする。二度は選ばず、番号から同じ対象を求められる")
  void drawsOnceAndFairly() throws Exception {
    for (int i = 0; i < 8; i++) {
      inquiries.answeredAtOnce(clerk.viewer(), "多忙市", null);
    }
    inquiries.answeredAtOnce(second.viewer(), "稀少市", null);
    inquiries.answeredAtOnce(manager.viewer(), "責任市", null);

    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      Callable<Void> node =
          () -> {
            sampling.draw(ProgrammeCode.BANSO, YearMonth.now(clock), clock.instant());
            return null;
          };
      for (var done : nodes.invokeAll(List.of(node, node))) {
        done.get();
      }
    } finally {
      nodes.shutdown();
    }
    UUID id = inquiries.drawThisMonth();
    AnswerChecks.Sample sample = checks.sample(clerk.viewer(), id);
    assertThat(sample.checks()).hasSize(sample.line().drawn()).isNotEmpty();
    assertThat(sample.members()).hasSize(sample.line().population());
    assertThat(sample.checks())
        .extracting(line -> line.check().clerk())
        .contains(clerk.id(), second.id(), manager.id());
    for (AnswerChecks.Line line : sample.checks()) {
      WorkItem work = worklist.holdersOf(line.check().key()).get(0);
      assertThat(work.excludedId()).isEqualTo(line.check().clerk()).isNotEqualTo(work.assigneeId());
      assertThat(work.assigneeId()).isNotNull();
      assertThat(work.dueAt()).isEqualTo(line.check().due());
      assertThat(work.holder()).isEqualTo("secretariat-banso");
    }
    assertThat(again(id, sample.line())).isEqualTo(drawn(id));

    String month = Wareki.month(YearMonth.now(clock));
    page(clerk, LIST).andExpect(status().isOk()).andExpect(content().string(containsString(month)));
    page(clerk, LIST + "/" + id)
        .andExpect(content().string(containsString("会議の開催の目安")))
        .andExpect(content().string(containsString("" + sample.line().seed())));
    String csv =
        new String(
            page(clerk, LIST + ".csv").andReturn().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    assertThat(csv).contains("即答した月", "点検待ち", month).doesNotContain("相談 花子", "会議の開催の目安");
    assertThat(page(clerk, LIST + ".xlsx").andReturn().getResponse().getContentAsByteArray()).startsWith('P', 'K');
    TestPerson other = TestPerson.with(context, RoleKind.SECRETARIAT, ProgrammeCode.RENKEI);
    page(other, LIST).andExpect(content().string(not(containsString(">" + month + "<"))));
    page(other, LIST + "/" + id).andExpect(status().isNotFound());
    page(other, LIST + "/answers/" + sample.checks().get(0).check().id()).andExpect(status().isNotFound());
  }

  /** By number, order and terms alone. */
  private List<UUID> again(UUID sample, AnswerSampleLine line) {
    List<Map.Entry<UUID, UUID>> members =
        jdbc.sql(
                "select a.id, a.answered_by from answer_sample_member m join at_once_answer a on a.id = m.answer_id"
                    + " where m.sample_id = ? order by m.ordinal")
            .param(sample)
            .query((row, number) -> Map.entry(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
            .list();
    SampleTerms terms = new SampleTerms(true, line.percent(), line.least(), line.most(), 1, 10);
    return AnswerDraw.of(line.seed(), members.stream().map(Map.Entry::getValue).toList(), terms).stream()
        .map(place -> members.get(place).getKey())
        .toList();
  }

  private List<UUID> drawn(UUID sample) {
    return jdbc.sql("select answer_id from answer_check where sample_id = ? order by ordinal")
        .param(sample)
        .query(UUID.class)
        .list();
  }

  @Test
  @DisplayName("訂正が必要なら相談が再開し、別の方の確認を経て訂正の回答が相談者に届き、結果は担当者が確認する")
  void correctsWhatWasWrong() throws Exception {
    String mail = "teisei-" + UUID.randomUUID() + "@example.jp";
    InquiryId id = inquiries.answeredAtOnce(clerk.viewer(), "訂正市", mail);
    inquiries.drawThisMonth();
    UUID check = inquiries.check(id);
    String one = LIST + "/answers/" + check;
    page(clerk, one)
        .andExpect(content().string(containsString("年に何回開けばよいか")))
        .andExpect(content().string(containsString("決まりはない旨を御案内した。")))
        .andExpect(content().string(containsString("即答した御本人は点検できません")));
    send(clerk, one, "result", "ADEQUATE").andExpect(status().isForbidden());
    send(TestPerson.with(context, RoleKind.MINISTRY, ProgrammeCode.BANSO), one, "result", "ADEQUATE")
        .andExpect(status().isNotFound());
    send(second, one, "result", "CORRECTION", "words", " ")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("どこをどうすべきか")));
    send(second, one, "result", "CORRECTION", "words", "年4回の例を添えてください。")
        .andExpect(flash().attribute("flash", "inquiries.check.done.CORRECTION"));
    send(manager, one, "result", "ADEQUATE").andExpect(status().isConflict());

    assertThat(inquiries.state(id)).isEqualTo("DRAFTING");
    assertThat(inquiries.steps(id)).containsExactly("UserTask_DraftAnswer");
    assertThat(assignee(id, "UserTask_DraftAnswer")).isEqualTo(clerk.id());
    assertThat(assignee(id, "UserTask_ReadCheckResult")).isEqualTo(clerk.id());
    page(clerk, "/inquiries/" + id.value())
        .andExpect(content().string(containsString("即答の点検で、訂正が必要とされました。")))
        .andExpect(content().string(containsString(one)));
    send(second, one + "/reading").andExpect(status().isForbidden());
    send(clerk, one + "/reading").andExpect(flash().attribute("flash", "inquiries.check.read"));
    send(clerk, one + "/reading").andExpect(status().isConflict());
    page(clerk, one).andExpect(content().string(containsString("まだお送りしていません")));

    InquiryAnswering answering = context.getBean(InquiryAnswering.class);
    inquiries.check(clerk.viewer(), id);
    answering
        .askForConfirmation(clerk.viewer(), id, version(id), "決まりはありませんが、年4回の例が多くあります。", null)
        .orThrow();
    answering.confirm(second.viewer(), id, version(id), null).orThrow();
    assertThat(inquiries.mails(id, "M04")).singleElement().asString().contains("年4回の例が多く");
    page(manager, one).andExpect(content().string(containsString("にお送りしました")));
    assertThat(checks.of(clerk.viewer(), id)).singleElement().extracting(line -> line.check().correctedAt()).isNotNull();
    assertThat(inquiries.steps(id)).isEmpty();
  }

  @Test
  @DisplayName("妥当ならそこで終わり、承認を要した内容は担当者に伝わるが、相談は再開しない")
  void endsWithoutACorrection() throws Exception {
    InquiryId good = inquiries.answeredAtOnce(clerk.viewer(), "妥当市", null);
    InquiryId doubtful = inquiries.answeredAtOnce(second.viewer(), "承認市", null);
    UUID sample = inquiries.drawThisMonth();
    send(manager, LIST + "/answers/" + inquiries.check(good), "result", "").andExpect(status().isUnprocessableEntity());
    send(manager, LIST + "/answers/" + inquiries.check(good), "result", "ADEQUATE")
        .andExpect(flash().attribute("flash", "inquiries.check.done.ADEQUATE"));
    send(manager, LIST + "/answers/" + inquiries.check(doubtful), "result", "NEEDED_APPROVAL", "words", "制度の解釈です。")
        .andExpect(status().is3xxRedirection());
    assertThat(inquiries.state(good)).isEqualTo("ANSWERED");
    assertThat(inquiries.state(doubtful)).isEqualTo("ANSWERED");
    assertThat(worklist.holdersOf(checkOf(good).key())).isEmpty();
    assertThat(assignee(doubtful, "UserTask_ReadCheckResult")).isEqualTo(second.id());
    AnswerSampleLine line = checks.sample(clerk.viewer(), sample).line();
    assertThat(line.adequate()).isOne();
    assertThat(line.neededApproval()).isOne();
    assertThat(line.correction()).isZero();

    // the case goes, the counts stay
    context
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(
            status -> {
              checks.drop(Set.of(doubtful.value()));
              context.getBean(Deletions.class).delete(Set.of(doubtful.value()));
            });
    assertThat(checks.sample(clerk.viewer(), sample).line()).isEqualTo(line);
    assertThat(jdbc.sql("select count(*) from answer_check_words where words like '制度の解釈%'").query(Integer.class).single())
        .isZero();
    page(clerk, LIST + "/" + sample)
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("保存期間を過ぎて削除した相談")));
  }

  @Test
  @DisplayName("相談者のお返事で再開していた相談は、その続きとして訂正の回答案に進む")
  void correctsWhatGoesOn() {
    InquiryId id = inquiries.answeredAtOnce(clerk.viewer(), "再開市", null);
    inquiries.drawThisMonth();
    context
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(
            status ->
                context
                    .getBean(InquiryIntake.class)
                    .replied(
                        context.getBean(Inquiries.class).locked(id.value()).orElseThrow(),
                        new InquiryEntry(EntryKind.REPLY, clock.instant(), "相談者", "もう一つ伺います。", null), ""));
    assertThat(inquiries.state(id)).isEqualTo("RECEIVED");
    checks.judge(second.viewer(), inquiries.check(id), CheckResult.CORRECTION, "例を添えてください。").orThrow();
    assertThat(inquiries.state(id)).isEqualTo("DRAFTING");
    assertThat(inquiries.steps(id)).containsExactly("UserTask_DraftAnswer");
  }

  @Test
  @DisplayName("確認を待つ回答案は、訂正が必要とされると書いた方に戻り、その後に書いた回答が届くまで訂正した旨は出ず、即答もできない")
  void correctsWhatWaitsToBeConfirmed() throws Exception {
    InquiryId id = inquiries.answeredAtOnce(clerk.viewer(), "確認待ち市", "machi-" + UUID.randomUUID() + "@example.jp");
    inquiries.drawThisMonth();
    InquiryAnswering answering = context.getBean(InquiryAnswering.class);
    InquiryHandling handling = context.getBean(InquiryHandling.class);
    handling.reopen(clerk.viewer(), id, version(id), "続きの質問があったため").orThrow();
    inquiries.check(clerk.viewer(), id);
    handling.toDraft(clerk.viewer(), id, version(id));
    answering.askForConfirmation(clerk.viewer(), id, version(id), "続きの回答です。", null).orThrow();
    checks.judge(second.viewer(), inquiries.check(id), CheckResult.CORRECTION, "回数の例を添えてください。").orThrow();

    assertThat(inquiries.state(id)).isEqualTo("DRAFTING");
    assertThat(inquiries.steps(id)).containsExactly("UserTask_DraftAnswer");
    assertThat(assignee(id, "UserTask_DraftAnswer")).isEqualTo(clerk.id());
    page(clerk, "/inquiries/" + id.value()).andExpect(content().string(containsString("回数の例を添えてください。")));

    // ended and opened once more, it is still to be corrected
    inquiries.end(clerk.viewer(), id);
    handling.reopen(clerk.viewer(), id, version(id), "誤って終えたため").orThrow();
    assertThat(handling.answerAtOnce(clerk.viewer(), id, version(id), "即答です。", null, null, false).isDone()).isFalse();
    inquiries.check(clerk.viewer(), id);
    handling.toDraft(clerk.viewer(), id, version(id));
    answering.askForConfirmation(clerk.viewer(), id, version(id), "年4回の例があります。", null).orThrow();
    assertThat(checkOf(id).correctedAt()).isNull();
    answering.confirm(second.viewer(), id, version(id), null).orThrow();
    assertThat(checkOf(id).correctedAt()).isNotNull();
  }

  @Test
  @DisplayName("お返事や厚生労働省の回答を待つ相談でも、訂正が必要とされた点は次の回答案に出て、統合した先にも伝わる")
  void carriesWhatIsToBeCorrected() {
    String mail = "matsu-" + UUID.randomUUID() + "@example.jp";
    InquiryHandling handling = context.getBean(InquiryHandling.class);
    InquiryId waiting = inquiries.answeredAtOnce(clerk.viewer(), "待機市", mail);
    inquiries.drawThisMonth();
    handling.reopen(clerk.viewer(), waiting, version(waiting), "続きの質問があったため").orThrow();
    handling.askBack(clerk.viewer(), waiting, version(waiting), "会議の名前をお知らせください。").orThrow();
    checks.judge(second.viewer(), inquiries.check(waiting), CheckResult.CORRECTION, "例を添えてください。").orThrow();
    assertThat(inquiries.state(waiting)).isEqualTo("WAITING");
    assertThat(returnedNote(waiting)).isEqualTo("例を添えてください。");

    InquiryAnswering answering = context.getBean(InquiryAnswering.class);
    InquiryId other = inquiries.called(second.viewer(), "待機市", mail);
    inquiries.check(second.viewer(), other);
    handling.toDraft(second.viewer(), other, version(other));
    answering.askForConfirmation(second.viewer(), other, version(other), "別の回答です。", null).orThrow();
    String number = jdbc.sql("select case_key from inquiry where id = ?").param(other.value()).query(String.class).single();
    context.getBean(InquiryMerging.class).merge(clerk.viewer(), waiting, version(waiting), number).orThrow();
    assertThat(inquiries.state(other)).isEqualTo("DRAFTING");
    assertThat(returnedNote(other)).isEqualTo("例を添えてください。");
    answering.askForConfirmation(second.viewer(), other, version(other), "例を添えた回答です。", null).orThrow();
    answering.confirm(clerk.viewer(), other, version(other), null).orThrow();
    assertThat(checkOf(waiting).correctedAt()).isNotNull();
  }

  private String returnedNote(InquiryId id) {
    return jdbc.sql("select returned_note from inquiry where id = ?").param(id.value()).query(String.class).single();
  }

  @Test
  @DisplayName("止まっていた間の月もさかのぼって選び、即答のない月はその旨を記録し、閉じた窓口の2月は3月に選ぶ")
  void makesUpForMissedMonths() {
    inquiries.answeredAtOnce(clerk.viewer(), "再起動市", null);
    LocalDate day = LocalDate.now(clock).plusMonths(4).withDayOfMonth(20);
    Instant later = JapanTime.instantOf(day.atTime(12, 0));
    YearMonth first = YearMonth.now(clock);
    List<YearMonth> missed = Stream.iterate(first, month -> month.plusMonths(1)).limit(4).toList();
    assertThat(sampling.dueNext(ProgrammeCode.BANSO, later).orElseThrow()).isBefore(later);
    assertThat(sampling.due(ProgrammeCode.BANSO, later)).endsWith(missed.toArray(YearMonth[]::new));
    missed.forEach(month -> sampling.draw(ProgrammeCode.BANSO, month, later));
    assertThat(sampling.due(ProgrammeCode.BANSO, later)).doesNotContainAnyElementsOf(missed);
    assertThat(checks.months(clerk.viewer(), null, AnswerSampleColumn.MONTH, true, null, 4))
        .extracting(AnswerSampleLine::month, line -> line.population() > 0, line -> line.drawn() > 0)
        .containsExactly(
            tuple(missed.get(3), false, false), tuple(missed.get(2), false, false), tuple(missed.get(1), false, false),
            tuple(first, true, true));

    inquiries.closeDesk();
    YearMonth february = YearMonth.of(2026, 2);
    assertThat(desks.checking(ProgrammeCode.BANSO, february.plusMonths(1)))
        .containsOnlyKeys(february, february.plusMonths(1))
        .allSatisfy((month, desk) -> assertThat(desk.year().year()).isEqualTo(2025));
  }

  private AnswerCheck checkOf(InquiryId id) {
    return checks.of(clerk.viewer(), id).get(0).check();
  }

  private UUID assignee(InquiryId id, String step) {
    return jdbc.sql(
            "select w.assignee_id from work_item w join inquiry i on w.case_key = i.case_key or w.case_key like i.case_key || '-V%'"
                + " where i.id = ? and w.definition_key = ?")
        .params(id.value(), step)
        .query(UUID.class)
        .single();
  }

  private long version(InquiryId id) {
    return Long.parseLong(inquiries.version(id));
  }

  private ResultActions page(TestPerson person, String path) throws Exception {
    return mvc.perform(get(path).with(person.signedIn()));
  }

  private ResultActions send(TestPerson person, String path, String... fields) throws Exception {
    var request = post(path).with(csrf()).with(person.signedIn());
    for (int i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    return mvc.perform(request);
  }
}
