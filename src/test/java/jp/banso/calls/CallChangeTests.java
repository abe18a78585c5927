package jp.banso.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import jp.banso.BansoTest;
import jp.banso.SqlLog;
import jp.banso.access.Cast;
import jp.banso.access.Seat;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.kernel.Wareki;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.StaleEditView;
import jp.banso.platform.mail.WrittenMails;
import jp.banso.platform.workflow.EngineTimers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("公表した公募の正誤・中止")
class CallChangeTests {

  private static final byte[] PDF = "%PDF-1.7 corrected".getBytes(StandardCharsets.US_ASCII);

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private Calls calls;
  @Autowired private CallPapers papers;
  @Autowired private BusinessCalendar calendar;
  @Autowired private Clock clock;

  private Cast cast;
  private CallFixtures fixtures;

  @BeforeEach
  void prepare() {
    cast = new Cast(context);
    fixtures = new CallFixtures(context);
  }

  @Test
  @DisplayName("了承された正誤はその場で反映され、締切が延び、番号を付けて公表し、47の担当課に知らせる")
  void correctsACall() throws Exception {
    CallId id = published(30);
    CallView before = calls.get(id);
    LocalDate deadline = calendar.onOrAfter(before.terms().deadline().plusDays(10));
    CallDocument guidelines = guidelines(id);
    Map<String, String> form = form(id);
    form.put("deadline", Wareki.date(deadline));
    form.put("resultDueOn", Wareki.date(calendar.onOrAfter(deadline.plusDays(14))));
    form.put("supportFrom", Wareki.date(deadline.plusDays(20)));
    form.put(row(id, guidelines) + "body", guidelines.body().replace("３～4回の会議", "").replace("１　目的", "１　この公募の目的"));
    propose(Seat.SECRETARIAT_MANAGER, id, form).andExpect(redirectedUrl("/calls/" + id.value() + "/change"));
    assertThat(calls.get(id).terms().deadline()).as("nothing changes before the answer").isEqualTo(before.terms().deadline());
    as(Seat.SECRETARIAT, get("/calls/" + id.value())).andExpect(content().string(containsString("正誤・中止の起案があります")));
    mvc.perform(get("/public/calls/" + id.value())).andExpect(content().string(not(containsString("正誤第1号"))));
    propose(Seat.SECRETARIAT_MANAGER, id, form)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("ほかの正誤・中止の了承を待っています")));

    answer(Seat.MINISTRY, id, "AGREED").andExpect(redirectedUrl("/calls/" + id.value()));
    CallView after = calls.get(id);
    assertThat(after.terms().deadline()).isEqualTo(deadline);
    assertThat(context.getBean(EngineTimers.class).dueAt(after.key(), "CatchEvent_DeadlinePassed")).containsExactly(after.closesAt());
    mvc.perform(get("/public/calls/" + id.value()))
        .andExpect(content().string(containsString("正誤第1号")))
        .andExpect(content().string(containsString(Wareki.date(before.terms().deadline()))))
        .andExpect(content().string(containsString("１　この公募の目的")))
        .andExpect(content().string(containsString("要領に誤りがありました。")));
    assertThat(papers.document(id, guidelines.id()).orElseThrow().body()).contains("この公募の目的");
    List<String> mails = mails(after, "M41");
    assertThat(mails).hasSize(47);
    assertThat(mails.get(0)).contains("正誤第1号", "申込締切", Wareki.date(deadline), "要領に誤りがありました。");
    answer(Seat.MINISTRY, id, "AGREED").andExpect(status().isConflict());
  }

  @Test
  @DisplayName("締切を早めること、何も変えないこと、理由のないことは、欄に知らせる")
  void refusesWhatIsWorse() throws Exception {
    CallId id = published(30);
    Map<String, String> form = form(id);
    propose(Seat.SECRETARIAT_MANAGER, id, form)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("変わった箇所がありません。")));
    form.put("reason", "");
    form.put("deadline", Wareki.date(calendar.onOrBefore(calls.get(id).terms().deadline().minusDays(1))));
    propose(Seat.SECRETARIAT_MANAGER, id, form)
        .andExpect(content().string(containsString("理由をご記入ください。")));
    form.put("reason", "早めたい");
    propose(Seat.SECRETARIAT_MANAGER, id, form)
        .andExpect(content().string(containsString("申込締切を早めることはできません。")))
        .andExpect(content().string(containsString("早めたい")));
    as(Seat.SECRETARIAT, get("/calls/" + id.value() + "/correction")).andExpect(status().isForbidden());
    as(Seat.PREFECTURE, get("/calls/" + id.value() + "/change")).andExpect(status().isForbidden());
    CallId past = fixtures.published(cast, -1);
    as(Seat.SECRETARIAT_MANAGER, get("/calls/" + past.value() + "/correction")).andExpect(status().isConflict());
  }

  @Test
  @DisplayName("差し替えた書類は了承まで公表されず、戻されれば何も変わらない")
  void keepsThePaperUntilTheAnswer() throws Exception {
    CallId id = published(30);
    CallDocument guidelines = guidelines(id);
    replace(id, guidelines, PDF);
    assertThat(papers.document(id, guidelines.id()).orElseThrow()).isEqualTo(guidelines);
    String file = "/calls/" + id.value() + "/change/" + proposal(id) + "/papers/" + guidelines.id() + "/file";
    as(Seat.MINISTRY, get("/calls/" + id.value() + "/change")).andExpect(content().string(containsString("href=\"" + file + "\"")));
    as(Seat.MINISTRY, get(file)).andExpect(status().isOk()).andExpect(content().bytes(PDF));
    as(Seat.PREFECTURE, get(file)).andExpect(status().isForbidden());
    as(Seat.MINISTRY, get(file.replace(guidelines.id().toString(), UUID.randomUUID().toString()))).andExpect(status().isNotFound());
    as(Seat.MINISTRY, post("/calls/" + id.value() + "/change").param("change", proposal(id)).param("decision", "RETURNED").param("note", ""))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("修正してほしい点をご記入ください。")));
    as(Seat.MINISTRY, post("/calls/" + id.value() + "/change").param("change", proposal(id)).param("decision", "RETURNED").param("note", "図が違います"))
        .andExpect(status().is3xxRedirection());
    assertThat(papers.document(id, guidelines.id()).orElseThrow()).isEqualTo(guidelines);
    assertThat(mails(calls.get(id), "M41")).isEmpty();
    as(Seat.SECRETARIAT, get("/calls/" + id.value() + "/change")).andExpect(content().string(containsString("図が違います")));
  }

  @Test
  @DisplayName("起案された書類は、差し替える前の書類と並べて読める")
  void showsTheOldPaperBesideTheNewOne() throws Exception {
    CallId id = published(30);
    CallDocument guidelines = guidelines(id);
    replace(id, guidelines, PDF);
    answer(Seat.MINISTRY, id, "AGREED").andExpect(status().is3xxRedirection());
    String old = "/calls/" + id.value() + "/documents/" + guidelines.id() + "/file";
    as(Seat.MINISTRY, get("/calls/" + id.value() + "/change")).andExpect(content().string(not(containsString(old))));
    byte[] next = "%PDF-1.7 next".getBytes(StandardCharsets.US_ASCII);
    replace(id, guidelines(id), next);
    String file = "/calls/" + id.value() + "/change/" + proposal(id) + "/papers/" + guidelines.id() + "/file";
    as(Seat.MINISTRY, get("/calls/" + id.value() + "/change"))
        .andExpect(content().string(containsString("href=\"" + old + "\"")))
        .andExpect(content().string(containsString("href=\"" + file + "\"")));
    as(Seat.MINISTRY, get(old)).andExpect(status().isOk()).andExpect(content().bytes(PDF));
    as(Seat.MINISTRY, get(file)).andExpect(status().isOk()).andExpect(content().bytes(next));
  }

  private void replace(CallId id, CallDocument paper, byte[] content) throws Exception {
    Map<String, String> form = form(id);
    form.put(row(id, paper) + "body", "");
    mvc.perform(
            filled(multipart("/calls/" + id.value() + "/correction").file(new MockMultipartFile(row(id, paper) + "file", "要領.pdf", "application/pdf", content)), form)
                .with(csrf()).with(user(cast.account(Seat.SECRETARIAT_MANAGER))))
        .andExpect(status().is3xxRedirection());
  }

  @Test
  @DisplayName("書類の番号が成り立たない送信は、受け付けられないと答える")
  void refusesAPaperBeforeTheFirst() throws Exception {
    CallId id = published(30);
    Map<String, String> form = form(id);
    form.put("papers[-1].body", "要領");
    propose(Seat.SECRETARIAT_MANAGER, id, form).andExpect(status().isBadRequest());
  }

  @Test
  @DisplayName("質問の受付期限は正誤で延ばせるが、早められない")
  void extendsTheDeadlineOfQuestions() throws Exception {
    CallId id = published(30);
    LocalDate until = calendar.minusBusinessDays(calls.get(id).terms().deadline(), 10);
    jdbc.sql("update public_call set questions_until = ? where id = ?").params(until, id.value()).update();
    Map<String, String> form = form(id);
    form.put("questionsUntil", Wareki.date(calendar.minusBusinessDays(until, 1)));
    propose(Seat.SECRETARIAT_MANAGER, id, form)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("質問の受付期限を早めることはできません。")));
    LocalDate later = calendar.plusBusinessDays(until, 3);
    form.put("questionsUntil", Wareki.date(later));
    propose(Seat.SECRETARIAT_MANAGER, id, form).andExpect(status().is3xxRedirection());
    answer(Seat.MINISTRY, id, "AGREED").andExpect(status().is3xxRedirection());
    assertThat(calls.get(id).terms().questionsUntil()).isEqualTo(later);
    assertThat(mails(calls.get(id), "M41").get(0)).contains("質問の受付期限", Wareki.date(until), Wareki.date(later));
  }

  @Test
  @DisplayName("公表した人数・選定数・派遣の回数も正誤で改められ、新旧が示される")
  void correctsFigures() throws Exception {
    CallId id = published(30);
    Map<String, String> form = form(id);
    form.put("memberMax", "8");
    propose(Seat.SECRETARIAT_MANAGER, id, form)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("id=\"memberMax-error\"")));
    form.put("memberMax", "18");
    form.put("areas", "2");
    form.put("dispatchCap", "４");
    propose(Seat.SECRETARIAT_MANAGER, id, form).andExpect(status().is3xxRedirection());
    answer(Seat.MINISTRY, id, "AGREED").andExpect(status().is3xxRedirection());
    CallTerms terms = calls.get(id).terms();
    assertThat(List.of(terms.areas(), terms.memberMin(), terms.memberMax(), terms.dispatchCap()))
        .containsExactly(2, 10, 18, 4);
    assertThat(mails(calls.get(id), "M41").get(0)).contains("選定数", "15", "18");
    mvc.perform(get("/public/calls/" + id.value())).andExpect(content().string(containsString("10～18名程度")));
  }

  @Test
  @DisplayName("開いていた起案が戻され別の起案になっていれば、答えは反映されず、記入は残り、いまの起案を見て答え直す")
  void answersWhatWasSeen() throws Exception {
    CallId id = published(30);
    Map<String, String> form = form(id);
    form.put("secretariatName", "先の事務局");
    propose(Seat.SECRETARIAT_MANAGER, id, form).andExpect(status().is3xxRedirection());
    String seen = proposal(id);
    as(Seat.MINISTRY, get("/calls/" + id.value() + "/change")).andExpect(content().string(containsString("value=\"" + seen + "\"")));
    as(Seat.MINISTRY, post("/calls/" + id.value() + "/change").param("change", seen).param("decision", "RETURNED").param("note", "名称が違います"))
        .andExpect(status().is3xxRedirection());
    form.put("secretariatName", "後の事務局");
    propose(Seat.SECRETARIAT_MANAGER, id, form).andExpect(status().is3xxRedirection());

    as(Seat.MINISTRY, post("/calls/" + id.value() + "/change").param("change", seen).param("decision", "AGREED").param("note", "先の名称で結構です"))
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("別の起案に変わりました")))
        .andExpect(content().string(containsString("先の名称で結構です")))
        .andExpect(content().string(containsString("後の事務局")))
        .andExpect(content().string(containsString("value=\"" + proposal(id) + "\"")))
        .andExpect(content().string(not(containsString("checked"))));
    assertThat(calls.get(id).secretariatName()).isNotIn("先の事務局", "後の事務局");
    answer(Seat.MINISTRY, id, "AGREED").andExpect(status().is3xxRedirection());
    assertThat(calls.get(id).secretariatName()).isEqualTo("後の事務局");
  }

  @Test
  @DisplayName("起案の画面を開いた後に別の正誤が反映されていれば、項目も書類の文も両方を並べて示す")
  void showsWhatWasCorrectedMeanwhile() throws Exception {
    CallId id = published(30);
    CallDocument guidelines = guidelines(id);
    Map<String, String> mine = form(id);
    mine.put("secretariatName", "私の事務局");
    Map<String, String> theirs = form(id);
    theirs.put(row(id, guidelines) + "body", guidelines.body().replace("１　目的", "１　先に改められた目的"));
    propose(Seat.SECOND_MANAGER, id, theirs).andExpect(status().is3xxRedirection());
    answer(Seat.MINISTRY, id, "AGREED").andExpect(status().is3xxRedirection());

    ResultActions shown =
        propose(Seat.SECRETARIAT_MANAGER, id, mine)
            .andExpect(status().isConflict())
            .andExpect(content().string(containsString("私の事務局")));
    StaleEditView stale = (StaleEditView) shown.andReturn().getModelAndView().getModel().get("stale");
    assertThat(stale.fields())
        .anySatisfy(
            field -> {
              assertThat(field.label()).contains(guidelines.title());
              assertThat(field.mine()).doesNotContain("先に改められた目的");
              assertThat(field.theirs()).contains("先に改められた目的");
            });
    assertThat(papers.document(id, guidelines.id()).orElseThrow().body()).contains("先に改められた目的");
  }

  @Test
  @DisplayName("二人が同時に起案しても一つだけが起案となり、もう一人はそれを知らされる")
  void takesOneProposalOfTwo() throws Exception {
    CallId id = published(30);
    CallChanges changes = context.getBean(CallChanges.class);
    long version = calls.get(id).version();
    List<Viewer> managers = List.of(cast.viewer(Seat.SECRETARIAT_MANAGER), cast.viewer(Seat.SECOND_MANAGER));
    CyclicBarrier together = new CyclicBarrier(managers.size());
    List<CompletableFuture<Outcome<Void>>> proposals =
        managers.stream()
            .map(
                manager ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          try {
                            together.await();
                          } catch (Exception e) {
                            throw new IllegalStateException(e);
                          }
                          return changes.proposeCancellation(manager, id, version, "事業の見直しのため");
                        }))
            .toList();
    assertThat(proposals.stream().map(CompletableFuture::join).filter(Outcome::isDone)).hasSize(1);
    assertThat(jdbc.sql("select count(*) from call_change where call_id = ?").param(id.value()).query(Integer.class).single())
        .isEqualTo(1);
  }

  @Test
  @DisplayName("起案している最中に別の正誤が反映されれば、改める前を見た起案は受け付けない")
  void proposesOnTheCallAsItIs() {
    CallId id = published(30);
    CallChanges changes = context.getBean(CallChanges.class);
    TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
    CallView before = calls.get(id);
    Viewer ministry = cast.viewer(Seat.MINISTRY);
    changes.propose(cast.viewer(Seat.SECOND_MANAGER), id, before.version(), named(before, "先の事務局")).orThrow();
    assertThatThrownBy(
            () ->
                transaction.execute(
                    status -> {
                      calls.get(id);
                      CompletableFuture.runAsync(
                              () -> changes.answer(ministry, id, UUID.fromString(proposal(id)), true, "").orThrow())
                          .join();
                      return changes.propose(
                          cast.viewer(Seat.SECRETARIAT_MANAGER), id, before.version(), named(before, "後の事務局"));
                    }))
        .isInstanceOf(StaleEdit.class);
    assertThat(calls.get(id).secretariatName()).isEqualTo("先の事務局");
  }

  private static CorrectionDraft named(CallView call, String secretariat) {
    CallTerms terms = call.terms();
    return new CorrectionDraft(
        call.projectTitle(), call.title(), secretariat, call.secretariatMail(), call.form(), terms.deadline(), terms.deadlineTime(),
        terms.questionsUntil(),
        terms.regionDueOn(), terms.prefectureDueOn(), terms.resultDueOn(), terms.supportFrom(), terms.supportUntil(),
        "名称の変更", List.of());
  }

  @Test
  @DisplayName("了承の要らない公募では別の責任者が答え、起案した人は答えられない")
  void needsASecondManager() throws Exception {
    CallId id = fixtures.prepared(30);
    jdbc.sql("update public_call set concurrence_needed = false where id = ?").param(id.value()).update();
    context.getBean(CallPreparation.class).confirm(cast.viewer(Seat.SECRETARIAT_MANAGER), id, 0).orThrow();
    open(id);
    Map<String, String> form = form(id);
    form.put("secretariatName", "新しい事務局");
    propose(Seat.SECRETARIAT_MANAGER, id, form).andExpect(status().is3xxRedirection());
    assertThat(
            jdbc.sql("select excluded_id from work_item where definition_key = 'UserTask_ConfirmChange' and case_key like ?")
                .param(calls.get(id).key().value() + "-%").query(UUID.class).list())
        .containsExactly(cast.viewer(Seat.SECRETARIAT_MANAGER).personId());
    answer(Seat.MINISTRY, id, "AGREED").andExpect(status().isForbidden());
    as(
            Seat.SECRETARIAT_MANAGER,
            post("/calls/" + id.value() + "/change").param("change", proposal(id)).param("decision", "AGREED").param("note", "自分で確認しました"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("起案した方は回答できません。")))
        .andExpect(content().string(containsString("自分で確認しました")));
    answer(Seat.SECOND_MANAGER, id, "AGREED").andExpect(status().is3xxRedirection());
    assertThat(calls.get(id).secretariatName()).isEqualTo("新しい事務局");
  }

  @Test
  @DisplayName("費用の負担などの文も正誤で改められ、締切後の取扱いは変わらない")
  void correctsWhatTheCallStates() throws Exception {
    CallId id = published(30);
    jdbc.sql("update public_call set costs = '未定です。', late_receipt = 'REFUSED' where id = ?").param(id.value()).update();
    Map<String, String> form = form(id);
    form.put("costs", "派遣の旅費は事務局が負担します。");
    form.put("secretariatTelephone", "00-0000-0000");
    propose(Seat.SECRETARIAT_MANAGER, id, form).andExpect(status().is3xxRedirection());
    answer(Seat.MINISTRY, id, "AGREED").andExpect(status().is3xxRedirection());
    assertThat(calls.get(id).statements())
        .isEqualTo(new Statements("00-0000-0000", null, null, null, null, null, "派遣の旅費は事務局が負担します。", null, calls.get(id).statements().meetingTopics(), Statements.LateReceipt.REFUSED));
    as(Seat.SECRETARIAT, get("/public/calls/" + id.value()))
        .andExpect(content().string(containsString("未定です。")))
        .andExpect(content().string(containsString("事務局の電話番号")));
  }

  @Test
  @DisplayName("中止は二人の手で行われ、受付は終わり、公開ページと担当課に理由が伝わる")
  void cancelsACall() throws Exception {
    CallId id = published(30);
    as(Seat.SECRETARIAT_MANAGER, post("/calls/" + id.value() + "/cancellation").param("version", version(id)).param("reason", ""))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("理由をご記入ください。")));
    as(Seat.SECRETARIAT_MANAGER, post("/calls/" + id.value() + "/cancellation").param("version", version(id)).param("reason", "事業の見直しのため"))
        .andExpect(status().is3xxRedirection());
    answer(Seat.MINISTRY, id, "AGREED").andExpect(status().is3xxRedirection());
    CallView call = calls.get(id);
    assertThat(call.state()).isEqualTo(CallState.CANCELLED);
    assertThat(calls.judgeReceipt(id, clock.instant())).isEqualTo(Calls.ReceiptJudgement.NOT_OPEN);
    assertThat(context.getBean(CallProcess.class).isRunning(call.key())).isFalse();
    mvc.perform(get("/public/calls/" + id.value()))
        .andExpect(content().string(containsString("この公募は中止しました。")))
        .andExpect(content().string(containsString("事業の見直しのため")));
    as(Seat.SECRETARIAT, get("/calls/" + id.value()))
        .andExpect(content().string(containsString("step-label\">公募の中止<")))
        .andExpect(content().string(not(containsString("step-label\">締切<"))));
    assertThat(mails(call, "M42")).hasSize(47).allMatch(mail -> mail.contains("事業の見直しのため"));
    as(Seat.SECRETARIAT_MANAGER, get("/calls/" + id.value() + "/correction")).andExpect(status().isConflict());
  }

  @Test
  @DisplayName("責任者は、了承を待つ提案を理由とともに取り下げられる。仕事は消え、記録が残り、すぐに起案できる")
  void takesAProposalBack() throws Exception {
    CallId id = published(30);
    Map<String, String> form = form(id);
    form.put("secretariatName", "取り下げる事務局");
    propose(Seat.SECRETARIAT_MANAGER, id, form).andExpect(status().is3xxRedirection());
    String seen = proposal(id);
    assertThat(steps(id)).containsExactly("UserTask_ConcurChange");
    await().atMost(Duration.ofSeconds(90)).until(
        () -> WrittenMails.of(context, calls.get(id).key()).stream()
            .anyMatch(mail -> mail.subject().startsWith("【御確認のお願い】") && mail.body().contains("/calls/" + id.value())));
    as(Seat.SECRETARIAT_MANAGER, get("/calls/" + id.value() + "/change"))
        .andExpect(content().string(containsString("提案を取り下げる")));
    as(Seat.MINISTRY, get("/calls/" + id.value() + "/change"))
        .andExpect(content().string(not(containsString("提案を取り下げる"))));
    withdraw(Seat.MINISTRY, id, seen, "誤り").andExpect(status().isForbidden());
    withdraw(Seat.SECOND_MANAGER, id, UUID.randomUUID().toString(), "誤り")
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("誤り")));
    withdraw(Seat.SECOND_MANAGER, id, seen, " ")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("取り下げる理由をご記入ください。")));
    withdraw(Seat.SECOND_MANAGER, id, seen, "事務局の名称は変わらないことになりました。")
        .andExpect(redirectedUrl("/calls/" + id.value() + "/change"));

    assertThat(steps(id)).isEmpty();
    assertThat(calls.get(id).secretariatName()).isNotEqualTo("取り下げる事務局");
    as(Seat.MINISTRY, get("/calls/" + id.value() + "/change"))
        .andExpect(content().string(containsString("事務局の名称は変わらないことになりました。")))
        .andExpect(content().string(containsString("取下げ：")))
        .andExpect(content().string(containsString(cast.viewer(Seat.SECOND_MANAGER).displayName())));
    withdraw(Seat.SECOND_MANAGER, id, seen, "もう一度").andExpect(status().isConflict());
    answer(Seat.MINISTRY, id, "AGREED").andExpect(status().isConflict());
    assertThat(mails(calls.get(id), "change-withdrawn"))
        .singleElement()
        .satisfies(mail -> assertThat(mail).contains("事務局の名称は変わらないことになりました。", "御対応いただくことはありません"));
    propose(Seat.SECRETARIAT_MANAGER, id, form).andExpect(status().is3xxRedirection());
  }

  @Test
  @DisplayName("戻された中止があるうちは、正誤は起案できない。中止の起案は消えない")
  void keepsWhatWasReturnedOfTheOtherKind() throws Exception {
    CallId id = published(30);
    context.getBean(CallChanges.class)
        .proposeCancellation(cast.viewer(Seat.SECRETARIAT_MANAGER), id, calls.get(id).version(), "事業の見直しのため").orThrow();
    giveBack(id, "御検討ください。");
    Map<String, String> form = form(id);
    form.put("secretariatName", "別の事務局");
    propose(Seat.SECOND_MANAGER, id, form)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("戻された公募の中止の起案があります。")));
    assertThat(steps(id)).containsExactly("UserTask_ReviseChange");
    as(Seat.SECRETARIAT_MANAGER, get("/calls/" + id.value() + "/cancellation"))
        .andExpect(content().string(containsString("事業の見直しのため")));
  }

  @Test
  @DisplayName("戻された正誤は、案を直す仕事として責任者に届き、戻された文面と指摘から起案し直せる")
  void revisesWhatWasGivenBack() throws Exception {
    CallId id = published(30);
    CallDocument guidelines = guidelines(id);
    Map<String, String> form = form(id);
    form.put("reason", "名称の誤りを改めます。");
    form.put("secretariatName", "直される事務局");
    mvc.perform(
            filled(multipart("/calls/" + id.value() + "/correction").file(new MockMultipartFile(row(id, guidelines) + "file", "新要領.pdf", "application/pdf", PDF)), form)
                .with(csrf()).with(user(cast.account(Seat.SECRETARIAT_MANAGER))))
        .andExpect(status().is3xxRedirection());
    giveBack(id, "正式な名称にしてください。");

    assertThat(steps(id)).containsExactly("UserTask_ReviseChange");
    as(Seat.SECRETARIAT_MANAGER, get("/calls/" + id.value()))
        .andExpect(content().string(containsString("戻された正誤・中止の案があります")));
    as(Seat.SECRETARIAT_MANAGER, get("/calls/" + id.value() + "/change"))
        .andExpect(content().string(containsString("href=\"/calls/" + id.value() + "/correction\"")));
    as(Seat.SECOND_MANAGER, get("/calls/" + id.value() + "/correction"))
        .andExpect(content().string(containsString("正式な名称にしてください。")))
        .andExpect(content().string(containsString("名称の誤りを改めます。")))
        .andExpect(content().string(containsString("直される事務局")))
        .andExpect(content().string(containsString("「新要領.pdf」に差し替える")));
    as(Seat.SECOND_MANAGER, get("/calls/" + id.value() + "/cancellation"))
        .andExpect(content().string(not(containsString("正式な名称にしてください。"))));

    form.put("secretariatName", "正式な事務局");
    propose(Seat.SECOND_MANAGER, id, form).andExpect(status().is3xxRedirection());
    assertThat(steps(id)).containsExactly("UserTask_ConcurChange");
    as(Seat.SECRETARIAT_MANAGER, get("/calls/" + id.value() + "/change"))
        .andExpect(content().string(containsString("正式な名称にしてください。")));
    answer(Seat.MINISTRY, id, "AGREED").andExpect(status().is3xxRedirection());
    assertThat(calls.get(id).secretariatName()).isEqualTo("正式な事務局");
    assertThat(steps(id)).isEmpty();
  }

  @Test
  @DisplayName("戻された中止は、理由を直して起案し直すか、取り下げる")
  void revisesACancellation() throws Exception {
    CallId id = published(30);
    context.getBean(CallChanges.class)
        .proposeCancellation(cast.viewer(Seat.SECRETARIAT_MANAGER), id, calls.get(id).version(), "事業の見直しのため").orThrow();
    giveBack(id, "理由を詳しく書いてください。");
    as(Seat.SECRETARIAT_MANAGER, get("/calls/" + id.value() + "/change"))
        .andExpect(content().string(containsString("href=\"/calls/" + id.value() + "/cancellation\"")));
    as(Seat.SECRETARIAT_MANAGER, get("/calls/" + id.value() + "/cancellation"))
        .andExpect(content().string(containsString("理由を詳しく書いてください。")))
        .andExpect(content().string(containsString("事業の見直しのため")));
    withdraw(Seat.SECRETARIAT_MANAGER, id, proposal(id), "中止しないことになりました。").andExpect(status().is3xxRedirection());
    assertThat(steps(id)).isEmpty();
    assertThat(calls.get(id).isOpen()).isTrue();
  }

  @Test
  @DisplayName("締め切られると、了承を待つ提案も戻された提案も終わり、事務局と厚生労働省に知らせる")
  void endsProposalsWithTheCall() throws Exception {
    CallId waiting = published(30);
    CallId returned = published(30);
    CallChanges changes = context.getBean(CallChanges.class);
    for (CallId id : List.of(waiting, returned)) {
      changes.proposeCancellation(cast.viewer(Seat.SECRETARIAT_MANAGER), id, calls.get(id).version(), "事業の見直しのため").orThrow();
    }
    giveBack(returned, "御検討ください。");
    for (CallId id : List.of(waiting, returned)) {
      jdbc.sql("update public_call set deadline = ? where id = ?")
          .params(LocalDate.now(clock).minusDays(1), id.value()).update();
      context.getBean(EngineTimers.class).move(calls.get(id).key(), "CatchEvent_DeadlinePassed", clock.instant());
      await().atMost(Duration.ofSeconds(90)).until(() -> calls.get(id).state() == CallState.CLOSED);
      assertThat(steps(id)).isEmpty();
      List<String> told = mails(calls.get(id), "change-lapsed");
      assertThat(told).hasSize(1);
      assertThat(told.get(0)).contains("公募の中止", "事業の見直しのため");
      as(Seat.SECRETARIAT, get("/calls/" + id.value() + "/change"))
          .andExpect(content().string(containsString("申込締切により、反映せずに終わりました")));
      answer(Seat.MINISTRY, id, "AGREED").andExpect(status().isConflict());
    }
  }

  @Test
  @DisplayName("答えは、答えられる人か、答える起案があるか、記入が足りるかの順に見る")
  void asksForTheRightBeforeTheForm() throws Exception {
    CallId id = published(30);
    undecided(Seat.MINISTRY, id, UUID.randomUUID().toString()).andExpect(status().isConflict());
    undecided(Seat.PREFECTURE, id, UUID.randomUUID().toString()).andExpect(status().isForbidden());
    jdbc.sql("update public_call set concurrence_needed = false where id = ?").param(id.value()).update();
    context.getBean(CallChanges.class)
        .proposeCancellation(cast.viewer(Seat.SECRETARIAT_MANAGER), id, calls.get(id).version(), "事業の見直しのため").orThrow();
    undecided(Seat.SECRETARIAT, id, proposal(id)).andExpect(status().isForbidden());
    undecided(Seat.MINISTRY, id, proposal(id)).andExpect(status().isForbidden());
    undecided(Seat.SECOND_MANAGER, id, proposal(id)).andExpect(status().isUnprocessableEntity());
  }

  private ResultActions undecided(Seat seat, CallId id, String change) throws Exception {
    return as(seat, post("/calls/" + id.value() + "/change").param("change", change));
  }

  @Test
  @DisplayName("締切を過ぎた了承は反映されず、記入は残る")
  void keepsAnAnswerThatComesTooLate() throws Exception {
    CallId id = published(30);
    context.getBean(CallChanges.class)
        .proposeCancellation(cast.viewer(Seat.SECRETARIAT_MANAGER), id, calls.get(id).version(), "事業の見直しのため").orThrow();
    jdbc.sql("update public_call set deadline = ? where id = ?").params(LocalDate.now(clock).minusDays(1), id.value()).update();
    as(
            Seat.MINISTRY,
            post("/calls/" + id.value() + "/change").param("change", proposal(id)).param("decision", "AGREED").param("note", "了承します"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("申込締切を過ぎたため、公募に反映できません。")))
        .andExpect(content().string(containsString("了承します")));
    assertThat(calls.get(id).state()).isEqualTo(CallState.PUBLISHED);
  }

  @Test
  @DisplayName("正誤を重ねても、画面が問い合わせる数は変わらない")
  void readsAllChangesAtOnce() throws Exception {
    CallId id = published(30);
    List<List<Integer>> statements = new ArrayList<>();
    for (String name : List.of("一の事務局", "二の事務局", "三の事務局")) {
      CallView call = calls.get(id);
      context.getBean(CallChanges.class).propose(cast.viewer(Seat.SECRETARIAT_MANAGER), id, call.version(), named(call, name)).orThrow();
      answer(Seat.MINISTRY, id, "AGREED").andExpect(status().is3xxRedirection());
      statements.add(List.of(statements("/calls/" + id.value() + "/change"), statements("/calls/" + id.value()), statements("/public/calls/" + id.value())));
    }
    assertThat(statements).containsOnly(statements.get(0));
  }

  private int statements(String page) throws Exception {
    try (SqlLog log = new SqlLog()) {
      as(Seat.SECRETARIAT_MANAGER, get(page)).andExpect(status().isOk());
      return (int) log.ofThePage().stream().filter(sql -> sql.contains("call_change")).count();
    }
  }

  @Test
  @DisplayName("ほかに責任者のいない、了承の要らない公募では、答える人がいないことを理由に起案を断る")
  void refusesWhatNobodyCouldAnswer() {
    CallId id = published(30);
    jdbc.sql("update public_call set concurrence_needed = false where id = ?").param(id.value()).update();
    Viewer manager = cast.viewer(Seat.SECRETARIAT_MANAGER);
    long version = calls.get(id).version();
    Outcome<Void> outcome =
        context.getBean(TransactionTemplate.class).execute(
            undone -> {
              jdbc.sql("delete from role_assignment where role = 'SECRETARIAT_MANAGER' and person_id <> ?")
                  .param(manager.personId()).update();
              undone.setRollbackOnly();
              return context.getBean(CallChanges.class).proposeCancellation(manager, id, version, "事業の見直しのため");
            });
    assertThat(outcome).isEqualTo(Outcome.refused("calls.change.refused.onlyManager"));
  }

  private void giveBack(CallId id, String note) throws Exception {
    as(
            Seat.MINISTRY,
            post("/calls/" + id.value() + "/change").param("change", proposal(id)).param("decision", "RETURNED").param("note", note))
        .andExpect(status().is3xxRedirection());
  }

  private ResultActions withdraw(Seat seat, CallId id, String seen, String reason) throws Exception {
    return as(seat, post("/calls/" + id.value() + "/change/withdrawal").param("change", seen).param("reason", reason));
  }

  /** What is to be done about the changes of the call. */
  private List<String> steps(CallId id) {
    return jdbc.sql("select definition_key from work_item where case_key like ?")
        .param(calls.get(id).key().value() + "-C%").query(String.class).list();
  }

  /** Published, and its process waits for the deadline. */
  private CallId published(int days) {
    return fixtures.waiting(cast, days);
  }

  private void open(CallId id) {
    fixtures.awaitState(id, CallState.PUBLISHED);
    fixtures.awaitElement(id, "Gateway_AwaitDeadline");
  }

  private CallDocument guidelines(CallId id) {
    return papers.documents(id).stream().filter(paper -> paper.kind() == CallDocument.Kind.GUIDELINES).findFirst().orElseThrow();
  }

  /** The newest proposal, as its page sends it. */
  private String proposal(CallId id) {
    return jdbc.sql("select id::text from call_change where call_id = ? order by proposed_at desc, case_key desc limit 1")
        .param(id.value()).query(String.class).single();
  }

  private String version(CallId id) {
    return "" + calls.get(id).version();
  }

  private List<String> mails(CallView call, String kind) {
    return jdbc.sql("select subject || body from outbox_mail where case_key = ? and kind = ?")
        .params(call.key().value(), kind).query(String.class).list();
  }

  private Map<String, String> form(CallId id) {
    CallView call = calls.get(id);
    CallTerms terms = call.terms();
    Map<String, String> form = new LinkedHashMap<>();
    form.put("version", version(id));
    form.put("reason", "要領に誤りがありました。");
    form.put("projectTitle", call.projectTitle());
    form.put("title", call.title());
    form.put("secretariatName", call.secretariatName());
    form.put("secretariatMail", call.secretariatMail());
    form.put("form", call.form().formKey() + ":" + call.form().version());
    form.put("deadline", Wareki.date(terms.deadline()));
    form.put("areas", "" + terms.areas());
    form.put("memberMin", "" + terms.memberMin());
    form.put("memberMax", "" + terms.memberMax());
    form.put("dispatchCap", "" + terms.dispatchCap());
    form.put("regionDueOn", Wareki.date(terms.regionDueOn()));
    form.put("prefectureDueOn", Wareki.date(terms.prefectureDueOn()));
    form.put("resultDueOn", Wareki.date(terms.resultDueOn()));
    form.put("supportFrom", Wareki.date(terms.supportFrom()));
    form.put("supportUntil", Wareki.date(terms.supportUntil()));
    form.put("meetingTopics", call.statements().meetingTopics());
    List<CallDocument> known = papers.documents(id);
    for (int index = 0; index < known.size(); index++) {
      form.put("papers[" + index + "].id", known.get(index).id().toString());
      form.put("papers[" + index + "].body", known.get(index).body() == null ? "" : known.get(index).body());
    }
    return form;
  }

  private String row(CallId id, CallDocument paper) {
    return "papers[" + papers.documents(id).indexOf(paper) + "].";
  }

  private static <B extends MockHttpServletRequestBuilder> B filled(B request, Map<String, String> form) {
    form.forEach(request::param);
    return request;
  }

  private ResultActions propose(Seat seat, CallId id, Map<String, String> form) throws Exception {
    return as(seat, filled(post("/calls/" + id.value() + "/correction"), form));
  }

  private ResultActions answer(Seat seat, CallId id, String decision) throws Exception {
    return as(seat, post("/calls/" + id.value() + "/change").param("change", proposal(id)).param("decision", decision));
  }

  private ResultActions as(Seat seat, MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request.with(csrf()).with(user(cast.account(seat))));
  }
}
