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
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import jp.banso.BansoTest;
import jp.banso.access.Cast;
import jp.banso.access.Seat;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.Calls.ReceiptJudgement;
import jp.banso.correspondence.LetterLine;
import jp.banso.correspondence.Letters;
import jp.banso.correspondence.ProxyRecords;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.DeskContact;
import jp.banso.parties.People;
import jp.banso.parties.Registration;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("公募の公表から締切まで")
class CallPublicationTests {

  @Autowired ApplicationContext context;
  @Autowired MockMvc mvc;
  @Autowired Calls calls;
  @Autowired CallPreparation preparation;
  @Autowired PublishedCalls published;
  @Autowired Letters letters;
  @Autowired ProxyRecords proxyRecords;
  @Autowired People people;
  @Autowired Registration registration;
  @Autowired Worklist worklist;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;
  @Autowired BusinessCalendar calendar;

  private Cast cast;
  private CallFixtures fixtures;

  @BeforeEach
  void prepare() {
    cast = new Cast(context);
    fixtures = new CallFixtures(context);
  }

  @Test
  @DisplayName("責任者が確認し、厚生労働省が了承すると、公表して47都道府県に案内する")
  void publishesAndTellsThePrefectures() throws Exception {
    CallId id = fixtures.prepared(30);
    mvc.perform(get("/public/calls/" + id.value())).andExpect(status().isNotFound());
    mvc.perform(get("/calls/" + id.value()).with(as(Seat.PREFECTURE))).andExpect(status().isNotFound());
    mvc.perform(get("/calls/" + id.value()).with(as(Seat.SECRETARIAT_MANAGER)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("公表内容を確認した")))
        .andExpect(content().string(containsString("必要性・緊急性")));

    mvc.perform(confirmation(id, 0)).andExpect(redirectedUrl("/calls/" + id.value()));
    mvc.perform(confirmation(id, 0)).andExpect(status().isConflict());
    assertThat(calls.get(id).state()).isEqualTo(CallState.CONFIRMED);

    mvc.perform(get("/calls/" + id.value()).with(as(Seat.MINISTRY)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("了承する")));
    mvc.perform(concurrence(id, Seat.MINISTRY).param("decision", "AGREED").param("note", ""))
        .andExpect(redirectedUrl("/calls/" + id.value()));
    fixtures.awaitState(id, CallState.PUBLISHED);

    CallView call = calls.get(id);
    await().atMost(Duration.ofSeconds(90)).until(() -> announcements(call).size() == 47);
    mvc.perform(get("/public/calls/" + id.value()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("当日中")))
        .andExpect(content().string(containsString("別紙２－②")))
        .andExpect(content().string(not(containsString("必要性・緊急性"))));
    mvc.perform(get("/public/calls")).andExpect(status().isOk());
    mvc.perform(get("/calls").with(as(Seat.REGION))).andExpect(status().isOk());
    mvc.perform(get("/calls/" + id.value()).with(as(Seat.PREFECTURE)))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("必要性・緊急性"))));
    mvc.perform(get("/calls/" + id.value()).with(as(Seat.OTHER_SECRETARIAT))).andExpect(status().isNotFound());
  }

  @Test
  @DisplayName("担当課の連絡先がない都道府県があるうちは、その名を挙げて公表の手続を断る")
  void namesPrefecturesThatCouldNotBeTold() throws Exception {
    int year = ThreadLocalRandom.current().nextInt(2040, 2090);
    CallId id = fixtures.prepared(LocalDate.of(year, 7, 31), year);
    fixtures.desks(year, code -> !code.value().equals("47"));
    mvc.perform(confirmation(id, 0))
        .andExpect(flash().attribute("flash", "calls.refused.desksMissing"))
        .andExpect(flash().attribute("flashArguments", List.of("沖縄県")));
    assertThat(calls.get(id).state()).isEqualTo(CallState.PREPARED);
    fixtures.desks(year, code -> true);
    mvc.perform(confirmation(id, 0)).andExpect(flash().attribute("flash", "calls.refused.todos"));
    mvc.perform(confirmation(id, 0).param("leaving", "true")).andExpect(flash().attribute("flash", "calls.flash.confirmed"));
  }

  @Test
  @DisplayName("公募の資料は通知の順にそろい、実在の番地や番号を含まない")
  void shipsThePapersOfTheNotice() throws Exception {
    CallId id = fixtures.published(cast, 30);
    List<CallDocument> papers = published.get(id).documents();
    assertThat(papers).extracting(CallDocument::mark).containsExactly("事務連絡", "別紙１", "別紙２", "別紙２－②");
    assertThat(papers.get(1).body())
        .contains("相談窓口の設置について", "平日9時から17時まで（年末年始を除く）", "拠点整備・運用に関する照会", "@example.jp");
    assertThat(papers).allSatisfy(paper -> assertThat(paper.body()).doesNotContainPattern("@(?!example\\.jp)|0\\d{1,3}-\\d{2,4}-\\d{4}"));
    mvc.perform(get("/public/calls/" + id.value() + "/documents/" + papers.get(1).id()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("メッセージを残していただけますと")));
  }

  @Test
  @DisplayName("公募の案内は一通で用が足り、事務連絡を引いている")
  void tellsAllInOneMail() throws Exception {
    CallId id = fixtures.publishedWithHold(cast, 30);
    CallView call = calls.get(id);
    await().atMost(Duration.ofSeconds(90)).until(() -> announcements(call).size() == 47);
    LetterLine letter = announcements(call).get(0);
    assertThat(letter.state()).isEqualTo("HELD");
    assertThat(letter.subject()).isEqualTo("令和7年度伴走支援実施地域の募集開始について");
    String page =
        mvc.perform(get(letter.href()).with(as(Seat.SECRETARIAT))).andReturn().getResponse().getContentAsString();
    assertThat(page)
        .contains("御中", "当日中", "別紙１", "各都道府県衛生主管部（局）", "/public/calls/" + id.value())
        .doesNotContain("[(", "[#", "??");
  }

  @Test
  @DisplayName("案内をまとめて取り消すと公募の画面に残り、まとめて送れ、経過にはそれぞれ一行が残る")
  void tellsOfStoppedAnnouncements() throws Exception {
    CallId id = fixtures.publishedWithHold(cast, 30);
    CallView call = calls.get(id);
    await().atMost(Duration.ofSeconds(90)).until(() -> announcements(call).size() == 47);
    String letters = "/cases/" + call.key().value() + "/letters";
    mvc.perform(post(letters + "/cancellation").with(as(Seat.SECRETARIAT_MANAGER)).with(csrf()))
        .andExpect(flash().attribute("flash", "correspondence.flash.stopped"));
    mvc.perform(get("/calls/" + id.value()).with(as(Seat.SECRETARIAT)))
        .andExpect(content().string(containsString("取扱いが決まっていないメールが47通あります")));
    mvc.perform(post(letters + "/resending").with(as(Seat.SECRETARIAT_MANAGER)).with(csrf()))
        .andExpect(flash().attribute("flash", "correspondence.flash.stoppedResent"));
    mvc.perform(get("/calls/" + id.value()).with(as(Seat.SECRETARIAT)))
        .andExpect(content().string(not(containsString("取扱いが決まっていない"))));
    for (String act : List.of("stopped", "stoppedResent")) {
      assertThat(
              jdbc.sql("select details ->> 'count' from audit_entry where case_key = ? and action = ?")
                  .params(call.key().value(), "audit.correspondence." + act)
                  .query(String.class)
                  .list())
          .containsExactly("47");
    }
  }

  @Test
  @DisplayName("資料は公表後にログインせずに読み、持ち帰れる")
  void opensThePapersToEveryone() throws Exception {
    CallId id = fixtures.published(cast, 30);
    UUID paper =
        published.get(id).documents().stream()
            .filter(document -> document.kind() == CallDocument.Kind.GUIDELINES)
            .findFirst()
            .orElseThrow()
            .id();
    String path = "/public/calls/" + id.value() + "/documents/" + paper;
    mvc.perform(get(path)).andExpect(status().isOk()).andExpect(content().string(containsString("※双方参加必須")));
    mvc.perform(get(path + "/file"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("アドバイザー代表")));
    mvc.perform(get("/calls/" + id.value() + "/documents/" + paper).with(as(Seat.ADVISOR)))
        .andExpect(status().isOk());
  }

  @Test
  @DisplayName("了承の代理入力は確認した人にはできず、別の担当者ができる。控えが届く")
  void recordsTheMinistrysWordByAnotherPerson() throws Exception {
    CallId id = fixtures.prepared(30);
    preparation.confirm(cast.viewer(Seat.SECRETARIAT_MANAGER), id, 0).orThrow();
    mvc.perform(concurrence(id, Seat.SECRETARIAT).param("decision", "AGREED").param("note", ""))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("どのように回答を受けたか")));
    mvc.perform(byTelephone(concurrence(id, Seat.SECRETARIAT_MANAGER)))
        .andExpect(flash().attribute("flash", "calls.refused.samePerson"));
    mvc.perform(byTelephone(concurrence(id, Seat.SECRETARIAT)))
        .andExpect(flash().attribute("flash", "calls.flash.concurred"));
    assertThat(proxyRecords.of(cast.viewer(Seat.MINISTRY), calls.get(id).key())).hasSize(1);
    assertThat(letters(calls.get(id))).anyMatch(letter -> letter.subject().contains("代理入力"));
    mvc.perform(get("/calls/" + id.value()).with(as(Seat.SECRETARIAT)))
        .andExpect(content().string(containsString("代理入力")));
  }

  @Test
  @DisplayName("戻すときは理由が要り、理由は責任者に見える")
  void givesBackWithAReason() throws Exception {
    CallId id = fixtures.prepared(30);
    preparation.confirm(cast.viewer(Seat.SECRETARIAT_MANAGER), id, 0).orThrow();
    mvc.perform(concurrence(id, Seat.MINISTRY).param("decision", "RETURNED").param("note", " "))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("修正してほしい点をご記入ください")));
    mvc.perform(concurrence(id, Seat.MINISTRY).param("decision", "RETURNED").param("note", "問合せ先の確認"))
        .andExpect(redirectedUrl("/calls/" + id.value()));
    mvc.perform(get("/calls/" + id.value()).with(as(Seat.SECRETARIAT_MANAGER)))
        .andExpect(content().string(containsString("問合せ先の確認")));
  }

  @Test
  @DisplayName("回答の画面を開いた後に変更された公表内容には、見直すまで了承を記録せず、記入は残す")
  void agreesOnlyToTheTermsThatWereShown() throws Exception {
    CallId id = fixtures.prepared(30);
    preparation.confirm(cast.viewer(Seat.SECRETARIAT_MANAGER), id, 0).orThrow();
    long shown = calls.get(id).version();
    preparation.concur(cast.viewer(Seat.MINISTRY), id, shown, false, "窓口を直す").orThrow();
    preparation.confirm(cast.viewer(Seat.SECRETARIAT_MANAGER), id, shown + 1).orThrow();
    String page =
        mvc.perform(concurrence(id, Seat.MINISTRY, shown).param("decision", "AGREED").param("note", "申し添えます"))
            .andExpect(status().isConflict())
            .andExpect(content().string(containsString("公表内容が変更されました")))
            .andExpect(content().string(containsString("申し添えます")))
            .andExpect(content().string(not(containsString("checked=\"checked\""))))
            .andReturn().getResponse().getContentAsString();
    assertThat(page).contains("name=\"version\" value=\"" + (shown + 2) + "\"");
    assertThat(calls.get(id).state()).isEqualTo(CallState.CONFIRMED);
    mvc.perform(concurrence(id, Seat.MINISTRY, shown).param("decision", "").param("note", ""))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("name=\"version\" value=\"" + shown + "\"")));
    mvc.perform(concurrence(id, Seat.MINISTRY, shown + 2).param("decision", "AGREED").param("note", ""))
        .andExpect(flash().attribute("flash", "calls.flash.concurred"));
  }

  @Test
  @DisplayName("写したまま直していない公募は、直す点を挙げて公表の手続を断る")
  void doesNotConfirmTermsThatCannotBePublished() throws Exception {
    CallId id = fixtures.prepared(30);
    jdbc.sql("update public_call set deadline = ?, published_on = ?, support_until = date '2206-02-28' where id = ?")
        .params(LocalDate.now(clock).minusDays(1), LocalDate.now(clock).minusDays(30), id.value())
        .update();
    Object problems =
        mvc.perform(confirmation(id, 0))
            .andExpect(flash().attribute("flash", "calls.refused.terms"))
            .andReturn().getFlashMap().get("flashArguments");
    assertThat(problems.toString())
        .contains("申込締切…申込締切は明日以降の日付にしてください。", "支援の終了（予定）…公募の年度に合わない日付です。");
    assertThat(calls.get(id).state()).isEqualTo(CallState.PREPARED);
  }

  @Test
  @DisplayName("資料にない事務連絡を送付する設定では、公表の手続に進まない")
  void doesNotAnnounceANoticeThatIsMissing() throws Exception {
    CallId id = fixtures.prepared(30);
    jdbc.sql("delete from call_document where call_id = ? and kind = 'NOTICE'").param(id.value()).update();
    mvc.perform(confirmation(id, 0)).andExpect(flash().attribute("flash", "calls.refused.noticeMissing"));
    jdbc.sql("update public_call set notice_forwarding = 'NONE', notice_dated_on = null where id = ?").param(id.value()).update();
    mvc.perform(confirmation(id, 0)).andExpect(flash().attribute("flash", "calls.flash.confirmed"));
  }

  @Test
  @DisplayName("確認の後に締切が過ぎた公募には、了承を記録しない")
  void doesNotAgreeAfterTheDeadline() throws Exception {
    CallId id = fixtures.prepared(30);
    preparation.confirm(cast.viewer(Seat.SECRETARIAT_MANAGER), id, 0).orThrow();
    jdbc.sql("update public_call set deadline = ?, published_on = ? where id = ?")
        .params(LocalDate.now(clock), LocalDate.now(clock).minusDays(30), id.value())
        .update();
    mvc.perform(concurrence(id, Seat.MINISTRY).param("decision", "AGREED").param("note", ""))
        .andExpect(flash().attribute("flash", "calls.refused.deadlinePast"));
    mvc.perform(concurrence(id, Seat.MINISTRY).param("decision", "RETURNED").param("note", "締切を直す"))
        .andExpect(flash().attribute("flash", "calls.flash.givenBack"));
  }

  @Test
  @DisplayName("古い画面からの確認は、内容の不備より先に、変更されたことを知らせる")
  void confirmsOnlyTheTermsThatWereShown() throws Exception {
    CallId id = fixtures.prepared(30);
    mvc.perform(confirmation(id, 7)).andExpect(status().isConflict());
    assertThat(calls.get(id).state()).isEqualTo(CallState.PREPARED);
    preparation.confirm(cast.viewer(Seat.SECRETARIAT_MANAGER), id, 0).orThrow();
    jdbc.sql("update public_call set editors = array[?] where id = ?")
        .params(cast.person(Seat.SECRETARIAT_MANAGER), id.value())
        .update();
    mvc.perform(confirmation(id, 1)).andExpect(status().isConflict());
  }

  @Test
  @DisplayName("字数を超えた理由は欄に上限を示して残し、上限は改行を一字と数える")
  void keepsAReasonThatIsTooLong() throws Exception {
    CallId id = fixtures.prepared(30);
    preparation.confirm(cast.viewer(Seat.SECRETARIAT_MANAGER), id, 0).orThrow();
    String full = "字\r\n".repeat(999) + "終り";
    mvc.perform(concurrence(id, Seat.MINISTRY).param("decision", "RETURNED").param("note", full + "余"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("id=\"note-error\"")))
        .andExpect(content().string(containsString("2,000文字以内")))
        .andExpect(content().string(containsString("終り余")));
    mvc.perform(concurrence(id, Seat.MINISTRY).param("decision", "RETURNED").param("note", full))
        .andExpect(flash().attribute("flash", "calls.flash.givenBack"));
  }

  @Test
  @DisplayName("審査や地域の人は公表の手続をできない")
  void refusesOthers() throws Exception {
    CallId id = fixtures.prepared(30);
    for (Seat seat : List.of(Seat.REGION, Seat.PREFECTURE, Seat.REVIEWER, Seat.OTHER_SECRETARIAT)) {
      mvc.perform(post("/calls/" + id.value() + "/confirmation").param("version", "0").with(as(seat)).with(csrf()))
          .andExpect(status().isNotFound());
    }
    mvc.perform(post("/calls/" + id.value() + "/confirmation").param("version", "0").with(as(Seat.SECRETARIAT)).with(csrf()))
        .andExpect(status().isForbidden());
    assertThat(calls.get(id).state()).isEqualTo(CallState.PREPARED);
    assertThat(worklist.holdersOf(calls.get(id).key())).extracting(WorkItem::definitionKey).containsExactly("UserTask_ConfirmPublication");
    assertThat(
            jdbc
                .sql("select count(*) from audit_entry where refused and details ->> 'path' = ?")
                .param("/calls/" + id.value() + "/confirmation")
                .query(Integer.class)
                .single())
        .as("one row for each refusal").isEqualTo(5);
  }

  @Test
  @DisplayName("期限を過ぎた公募は締め切られ、再公募は新しい番号で始まる")
  void closesAndRecalls() {
    CallId id = fixtures.published(cast, -1);
    fixtures.awaitState(id, CallState.CLOSED);
    LocalDate first = calls.get(id).terms().deadline();
    jdbc.sql("update public_call set region_due_on = ?, prefecture_due_on = ? where id = ?")
        .params(calendar.minusBusinessDays(first, 6), calendar.minusBusinessDays(first, 2), id.value())
        .update();
    LocalDate deadline = calendar.onOrAfter(LocalDate.now(clock).plusDays(40));
    CallId recalled = transaction.execute(status -> calls.reopen(id, deadline));
    assertThat(calls.get(recalled).terms().regionDueOn()).isEqualTo(calendar.minusBusinessDays(deadline, 6));
    assertThat(calls.get(recalled).terms().prefectureDueOn()).isEqualTo(calendar.minusBusinessDays(deadline, 2));
    assertThat(calls.get(recalled).state()).isEqualTo(CallState.PREPARED);
    assertThat(calls.get(recalled).terms().deadline()).isEqualTo(deadline);
    assertThat(calls.criteria(recalled)).hasSize(8).extracting(Criterion::weight).containsExactly(15, 20, 15, 15, 10, 10, 10, 5);
    preparation.confirm(cast.viewer(Seat.SECRETARIAT_MANAGER), recalled, 0).orThrow();
    assertThat(calls.get(recalled).state()).isEqualTo(CallState.CONFIRMED);
  }

  @Test
  @DisplayName("再公募の期間に質問の受付期限を置く余地がなくても、再公募は始まる")
  void recallsWithLittleTime() {
    CallId id = fixtures.published(cast, -1);
    fixtures.awaitState(id, CallState.CLOSED);
    LocalDate first = calls.get(id).terms().deadline();
    jdbc.sql("update public_call set questions_until = ? where id = ?").params(first.minusDays(15), id.value()).update();
    LocalDate soon = calendar.onOrAfter(LocalDate.now(clock).plusDays(4));
    CallId recalled = transaction.execute(status -> calls.reopen(id, soon));
    assertThat(calls.get(recalled).terms().questionsUntil()).isNull();
    LocalDate later = calendar.onOrAfter(LocalDate.now(clock).plusDays(40));
    CallId roomy = transaction.execute(status -> calls.reopen(id, later));
    assertThat(calls.get(roomy).terms().questionsUntil())
        .isEqualTo(calendar.minusBusinessDays(later, calendar.businessDaysBetween(first.minusDays(15), first)));
  }

  @Test
  @DisplayName("締切は、受付の最中の提出が終わるのを待つ")
  void closingWaitsForASubmissionUnderWay() throws Exception {
    CallId id = fixtures.published(cast, 0);
    Instant received = clock.instant();
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<ReceiptJudgement> submission =
        CompletableFuture.supplyAsync(
            () ->
                transaction.execute(
                    status -> {
                      ReceiptJudgement judgement = calls.judgeReceipt(id, received);
                      held.countDown();
                      waitFor(go);
                      return judgement;
                    }));
    held.await(10, TimeUnit.SECONDS);
    CompletableFuture<Void> closing =
        CompletableFuture.runAsync(
            () ->
                transaction.executeWithoutResult(
                    status -> context.getBean(CallRows.class).holdForClosing(id.value())));
    Thread.yield();
    assertThatThrownBy(() -> closing.get(500, TimeUnit.MILLISECONDS))
        .isInstanceOf(java.util.concurrent.TimeoutException.class);
    go.countDown();
    assertThat(submission.get(10, TimeUnit.SECONDS)).isEqualTo(ReceiptJudgement.IN_TIME);
    closing.get(10, TimeUnit.SECONDS);
  }

  @Test
  @DisplayName("事務連絡は、送付する・補足として送付する・送付しないの別に従って案内する")
  void carriesTheNoticeAsTheTermsSay() {
    for (String forwarding : List.of("SENT", "SUPPLEMENT", "NONE")) {
      CallId id = fixtures.prepared(30);
      jdbc.sql("update public_call set notice_forwarding = ?, notice_dated_on = ? where id = ?")
          .params(forwarding, forwarding.equals("NONE") ? null : LocalDate.of(2025, 6, 20), id.value())
          .update();
      fixtures.publish(cast, id);
      String text = announcement(calls.get(id));
      assertThat(text.contains("令和7年6月20日付け厚生労働省")).isEqualTo(!forwarding.equals("NONE"));
      assertThat(text.contains("積極的に相談窓口の活用")).isEqualTo(!forwarding.equals("NONE"));
      assertThat(text.contains("末尾に掲げて送付")).isEqualTo(forwarding.equals("SENT"));
      assertThat(text.contains("（参考：厚生労働省")).isEqualTo(forwarding.equals("SUPPLEMENT"));
      assertThat(text.contains("・事務連絡")).isEqualTo(!forwarding.equals("NONE"));
    }
  }

  @Test
  @DisplayName("費用の負担・連絡先・締切後の取扱いは、定めた公募の案内と公開ページにだけ載る")
  void statesOnlyWhatTheCallStates() {
    CallId silent = fixtures.prepared(30);
    fixtures.publish(cast, silent);
    assertThat(announcement(calls.get(silent))).doesNotContain("費用の負担", "利用目的", "電話", "締切後に届いた");
    CallId stating = fixtures.prepared(30);
    jdbc.sql(
            "update public_call set costs = '派遣の旅費は事務局が負担します。', secretariat_telephone = '00-0000-0000',"
                + " late_receipt = 'REFUSED' where id = ?")
        .param(stating.value())
        .update();
    fixtures.publish(cast, stating);
    assertThat(announcement(calls.get(stating)))
        .contains("（費用の負担）\n派遣の旅費は事務局が負担します。", "電話　00-0000-0000", "（締切後に届いた申込書は受け付けません。）")
        .doesNotContain("利用目的");
  }

  @Test
  @DisplayName("再公募の案内は、最初の公募の事務連絡を引かない")
  void announcesARecallWithoutTheFirstNotice() {
    CallId id = fixtures.published(cast, -1);
    fixtures.awaitState(id, CallState.CLOSED);
    CallId recalled = transaction.execute(status -> calls.reopen(id, calendar.onOrAfter(LocalDate.now(clock).plusDays(40))));
    // it is to appear on the next business day, and today may be none
    jdbc.sql("update public_call set published_on = ? where id = ?").params(LocalDate.now(clock), recalled.value()).update();
    fixtures.publish(cast, recalled);
    String text = announcement(calls.get(recalled));
    assertThat(text).startsWith("令和7年度伴走支援実施地域の再公募について").contains("実施地域の再公募を開始");
    assertThat(text).doesNotContain("事務連絡により", "・事務連絡", "（参考：");
  }

  private String announcement(CallView call) {
    await().atMost(Duration.ofSeconds(90)).until(() -> !texts(call).isEmpty());
    return texts(call).get(0);
  }

  private List<String> texts(CallView call) {
    return jdbc.sql("select subject || body from outbox_mail where case_key = ? and kind = 'M06'")
        .param(call.key().value()).query(String.class).list();
  }

  /** Reminders of the call's own tasks may stand beside them. */
  private List<LetterLine> announcements(CallView call) {
    return letters(call).stream().filter(letter -> letter.subject().contains("募集開始")).toList();
  }

  private List<LetterLine> letters(CallView call) {
    return letters.listed(cast.viewer(Seat.SECRETARIAT), call.key(), null, 200);
  }

  private MockHttpServletRequestBuilder confirmation(CallId id, long version) {
    return post("/calls/" + id.value() + "/confirmation")
        .param("version", String.valueOf(version))
        .with(as(Seat.SECRETARIAT_MANAGER))
        .with(csrf());
  }

  private MockHttpServletRequestBuilder concurrence(CallId id, Seat seat) {
    return concurrence(id, seat, calls.get(id).version());
  }

  private MockHttpServletRequestBuilder concurrence(CallId id, Seat seat, long version) {
    return multipart("/calls/" + id.value() + "/concurrence").param("version", "" + version).with(as(seat)).with(csrf());
  }

  private static MockHttpServletRequestBuilder byTelephone(MockHttpServletRequestBuilder request) {
    return request
        .param("decision", "AGREED").param("note", "")
        .param("proxy.means", "TELEPHONE").param("proxy.saidBy", "地域医療計画課").param("proxy.saidOn", "令和7年6月25日");
  }

  private org.springframework.test.web.servlet.request.RequestPostProcessor as(Seat seat) {
    return user(cast.account(seat));
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
