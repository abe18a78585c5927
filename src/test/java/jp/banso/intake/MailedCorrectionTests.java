package jp.banso.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationState;
import jp.banso.applications.FormalCheckService;
import jp.banso.applications.RepresentativeService;
import jp.banso.applications.ReturnReason;
import jp.banso.applications.SettlementService;
import jp.banso.applications.Region;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.forms.Answers;
import jp.banso.forms.CaseFile;
import jp.banso.forms.FormFileKind;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.JapanTime;
import jp.banso.parties.ProxyEntry;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewers;
import jp.banso.platform.workflow.EngineTimers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("補正のお願いにメールで答える")
class MailedCorrectionTests {

  private static final String PREFECTURE = "05";
  private static final String CASE = "valid-01-akita-daisen-senboku-15";
  private static final Duration SOON = Duration.ofSeconds(60);

  @Autowired private ApplicationContext context;
  @Autowired private FormalCheckService formalChecks;
  @Autowired private SettlementService settlement;
  @Autowired private RepresentativeService representatives;
  @Autowired private Viewers viewers;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;

  private final List<UUID> mails = new ArrayList<>();
  private Region region;
  private MailDesk desk;
  private CallId call;
  private Person clerk;
  private Person drafter;
  private Person official;
  private ApplicationId id;

  @BeforeEach
  void returnAnApplicationBeforeTheDeadline() {
    region = new Region(context);
    call = region.call();
    region.desk(PREFECTURE);
    desk = new MailDesk(context, region, call);
    clerk = region.person(RoleKind.SECRETARIAT, null);
    drafter = region.person(RoleKind.REGION, PREFECTURE);
    official = region.person(RoleKind.PREFECTURE, PREFECTURE);
    id = region.filled(call, drafter, PREFECTURE, CASE);
    region.handOver(drafter, id);
    region.compile(official, id);
    region.submit(official, call, PREFECTURE, id);
    formalChecks
        .returnForCorrection(
            region.viewer(clerk), id, region.version(clerk, id), List.of(new ReturnReason("reason", "", "具体的に")))
        .orThrow();
  }

  @AfterEach
  void leaveNothingOpen() {
    desk.leave(mails);
  }

  private void close() {
    jdbc.sql("update public_call set published_on = published_on - 30, deadline = ? where id = ?")
        .params(region.today().minusDays(1), call.value()).update();
    settlement.callClosed(call);
  }

  private UUID answer(String text, Map<String, byte[]> attached) throws Exception {
    UUID mail = desk.answer(region.deskMail(PREFECTURE), desk.ours("M11", "case_key = ?", region.key(id)), text, attached);
    mails.add(mail);
    return mail;
  }

  private byte[] corrected(String reason) throws Exception {
    return desk.form(CaseFile.load(CASE).answers().with("reason", reason), FormFileKind.XLSX);
  }

  private void dueAt(Instant due) {
    jdbc.sql("update application set correction_due_at = ?, version = version + 1 where id = ?")
        .params(Timestamp.from(due), id.value()).update();
  }

  private void passTerm() {
    transaction.executeWithoutResult(
        passed ->
            context.getBean(EngineTimers.class)
                .move(new CaseKey(region.key(id)), "BoundaryEvent_CorrectionTermPassed", region.now()));
  }

  private boolean waitsForMails() {
    return jdbc.sql("select count(*) from application_correction_wait where application_id = ?")
        .param(id.value()).query(Integer.class).single() > 0;
  }

  private boolean settled() {
    return jdbc.sql("select settled_at is not null from call_settlement where call_id = ?").param(call.value()).query(Boolean.class).single();
  }

  private String number() {
    return region.key(id);
  }

  @Test
  @DisplayName("期限内に届いた回答は、担当者の処理が何日遅れても期限内の補正として同じ受付番号に入る")
  void countsAnAnswerFromItsArrival() throws Exception {
    String received = region.column(id, "received_at");
    Answers unsent = CaseFile.load(CASE).answers().with("reason", "画面でまだ送っていない訂正");
    region.save(drafter, id, unsent);
    close();
    UUID mail = answer("訂正した申込書を送ります。", Map.of("申込書（訂正）.xlsx", corrected("メールで訂正した理由")));
    assertThat(desk.outside.standing(mail)).startsWith("CLAIMED submissions");
    desk.confirm(mail, PREFECTURE);
    Instant arrived = desk.arrivedAt(mail);

    dueAt(arrived);
    desk.record(clerk, mail, Map.of("items[0].supersedes", number()), "CORRECTION")
        .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("の後に届いているため、補正の回答としては受け付けられません")));
    dueAt(arrived.plusMillis(1));
    passTerm();
    await().atMost(SOON).until(this::waitsForMails);
    assertThat(region.state(id)).isEqualTo(ApplicationState.CORRECTING);
    assertThat(region.mails(id, "correction-term")).isEmpty();
    assertThat(settled()).isFalse();
    region.open(clerk, "/applications/" + id.value()).andExpect(content().string(containsString("まだ確かめていないメールが1件")));
    region.open(official, "/applications/" + id.value()).andExpect(content().string(not(containsString("まだ確かめていないメール"))));

    region.open(clerk, MailDesk.page(mail)).andExpect(status().isOk())
        .andExpect(content().string(containsString("このメールは期限内に届いています")))
        .andExpect(content().string(containsString("value=\"CORRECTION\" name=\"items[0].kind\" checked")));
    desk.record(clerk, mail, Map.of("items[0].supersedes", number()), "REPLACES")
        .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("「補正のお願いへの回答」を選んでください")));
    desk.record(clerk, mail, Map.of("items[0].supersedes", number()), "CORRECTION").andExpect(status().is3xxRedirection());

    assertThat(region.state(id)).isEqualTo(ApplicationState.RECEIVED);
    assertThat(region.openTasks(id)).containsExactly("UserTask_CheckFormalities");
    assertThat(region.column(id, "answers ->> 'reason'")).contains("メールで訂正した理由");
    assertThat(region.column(id, "received_at")).isEqualTo(received);
    assertThat(region.column(id, "received_in_time")).isEqualTo("true");
    assertThat(region.mails(id, "correction-term")).isEmpty();
    assertThat(region.mails(id, "correction-receipt")).containsExactly(region.deskMail(PREFECTURE));
    assertThat(region.ofMails("body", id, "correction-receipt").get(0)).contains("申込書（訂正）.xlsx", "mail.eml", "SHA-256");
    assertThat(jdbc.sql("select occasion from application_version where application_id = ? order by number").param(id.value()).query(String.class).list())
        .endsWith("SUBMITTED", "CORRECTION_NOT_SENT", "CORRECTED");
    assertThat(jdbc.sql("select count(*) from application_return where application_id = ? and answered_at is null").param(id.value()).query(Integer.class).single())
        .isZero();
    assertThat(region.acts(id, "audit.applications.correctedByMail")).hasSize(1).allMatch(act -> act.startsWith("事務局が代理入力") && act.contains("メール・"));
    assertThat(waitsForMails()).isFalse();
    desk.record(clerk, mail, Map.of("items[0].supersedes", number()), "CORRECTION").andExpect(status().isConflict());
    formalChecks.accept(region.viewer(clerk), id, region.version(clerk, id), "確認済み").orThrow();
    await().atMost(SOON).until(this::settled);
  }

  @Test
  @DisplayName("ほかの県のメールは待たず、回答でないと分かれば先の内容で確認に戻る")
  void endsTheTermOnceNothingIsLeft() throws Exception {
    UUID read = answer("承知しました。来週お送りします。", Map.of());
    assertThat(desk.outside.standing(read)).startsWith("FILED").contains(number());
    region.open(clerk, "/mails/" + read).andExpect(content().string(containsString("読んだだけでは、補正は終わりません")))
        .andExpect(content().string(containsString("/applications/" + id.value())));
    UUID other = answer("別の県の申込書です。", Map.of("申込書.xlsx", corrected("別の県")));
    desk.confirm(other, "06");
    dueAt(region.now().plusMillis(1));
    passTerm();
    await().atMost(SOON).until(this::waitsForMails);
    region.send(clerk, "/mails/" + read + "/reading", Map.of()).andExpect(status().is3xxRedirection());
    await().atMost(SOON).until(() -> region.state(id) == ApplicationState.RECEIVED);
    assertThat(region.mails(id, "correction-term")).containsExactly(region.deskMail(PREFECTURE));
    assertThat(region.openTasks(id)).containsExactly("UserTask_CheckFormalities");
  }

  @Test
  @DisplayName("PDFの回答も期限内に受け付け、担当者がファイルを見ながら入力する")
  void takesAnAnswerThatNobodyCanRead() throws Exception {
    UUID mail = answer("押印したものを送ります。申込書の訂正です。", Map.of("申込書.pdf", "%PDF-1.4".getBytes()));
    desk.confirm(mail, PREFECTURE);
    region.open(clerk, MailDesk.page(mail)).andExpect(content().string(containsString("value=\"CORRECTION\" name=\"items[0].kind\" checked")));
    desk.record(clerk, mail, Map.of("items[0].supersedes", "R7-伴走-05-999"), "CORRECTION").andExpect(status().isUnprocessableEntity());
    desk.record(clerk, mail, Map.of("items[0].supersedes", number()), "CORRECTION").andExpect(status().is3xxRedirection());
    assertThat(region.state(id)).isEqualTo(ApplicationState.RECEIVED);
    region.open(clerk, "/applications/" + id.value() + "/edit").andExpect(status().isOk());
    region.save(clerk, id, CaseFile.load(CASE).answers().with("reason", "PDFから写した理由"));
    region.send(clerk, "/applications/" + id.value() + "/sheet", Map.of()).andExpect(status().isConflict());
    formalChecks.accept(region.viewer(clerk), id, region.version(clerk, id), "確認済み").orThrow();
    assertThat(jdbc.sql("select answers ->> 'reason' from application_version where application_id = ? and occasion = 'ACCEPTED'")
        .param(id.value()).query(String.class).list()).containsExactly("PDFから写した理由");
  }

  @Test
  @DisplayName("訂正のうち欄に入らず取り込めなかったものは、前の記載のまま黙って残らず、確認の画面に残る")
  void keepsWhatCouldNotBeTakenAsADoubt() throws Exception {
    Answers told = CaseFile.load(CASE).answers().with("representative.postalCode", "9".repeat(1_001));
    UUID mail = answer("訂正した申込書を送ります。", Map.of("申込書.xlsx", desk.form(told, FormFileKind.XLSX)));
    desk.confirm(mail, PREFECTURE);
    region.open(clerk, MailDesk.page(mail)).andExpect(content().string(containsString("取り込まれません")));
    desk.record(clerk, mail, Map.of("items[0].supersedes", number()), "CORRECTION").andExpect(status().is3xxRedirection());
    region.open(clerk, "/applications/" + id.value() + "/formalities")
        .andExpect(content().string(containsString("様式の読み取りで決められなかったところ（残り1件）")))
        .andExpect(content().string(containsString("取り込んでいない記載です")))
        .andExpect(content().string(containsString("の記載を取り込めませんでした。")));
    assertThat(formalChecks.accept(region.viewer(clerk), id, region.version(clerk, id), "").isDone()).isFalse();
  }

  @Test
  @DisplayName("お願いしていない欄が変わるときは受付の前に示し、画面で変更した代表者は、選ばれるまで元に戻さない")
  void doesNotUndoAChangeOfRepresentative() throws Exception {
    representatives
        .change(
            region.viewer(drafter), id, region.version(drafter, id),
            Map.of(
                "a.representative.email", new String[] {"new@example.jp"},
                "a.representative.name", new String[] {"新しい代表"}),
            "異動のため")
        .orThrow();
    int told = region.mails(id, "M34").size();
    UUID mail = answer("訂正した申込書を送ります。", Map.of("申込書（訂正）.xlsx", corrected("メールで訂正した理由")));
    desk.confirm(mail, PREFECTURE);
    region.open(clerk, MailDesk.page(mail)).andExpect(content().string(containsString("お願いしていない項目")))
        .andExpect(content().string(containsString("代表者は「新しい代表」、ファイルの代表者は")));
    Map<String, String> number = Map.of("items[0].supersedes", number());
    desk.record(clerk, mail, number, "CORRECTION").andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("どちらを有効にするか選んでください")));
    assertThat(region.state(id)).isEqualTo(ApplicationState.CORRECTING);
    desk.record(clerk, mail, Map.of("items[0].supersedes", number(), "items[0].representative", "STAYS"), "CORRECTION")
        .andExpect(status().is3xxRedirection());
    assertThat(region.column(id, "answers ->> 'reason'")).contains("メールで訂正した理由");
    assertThat(region.column(id, "answers -> 'representative' ->> 'email'")).isEqualTo("new@example.jp");
    assertThat(region.mails(id, "M34")).hasSize(told);
  }

  @Test
  @DisplayName("差替えの申込書がメールで届くと、それまでの地域の担当者は新しい申込みも開ける")
  void keepsThePeopleOfTheRegion() throws Exception {
    UUID mail = answer("申込書を差し替えます。", Map.of("申込書.xlsx", corrected("差し替えた理由")));
    desk.confirm(mail, PREFECTURE);
    desk.record(clerk, mail, Map.of("items[0].supersedes", ""), "REPLACES").andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("整理番号を入力してください。")));
    desk.record(clerk, mail, Map.of("items[0].supersedes", number()), "REPLACES").andExpect(status().is3xxRedirection());
    assertThat(region.state(id)).isEqualTo(ApplicationState.SUPERSEDED);
    UUID newer = jdbc.sql("select id from application where replaces_id = ?").param(id.value()).query(UUID.class).single();
    region.open(drafter, "/applications/" + newer).andExpect(status().isOk());
    region.open(drafter, "/applications/" + id.value()).andExpect(content().string(containsString("/applications/" + newer)));
    region.open(region.person(RoleKind.REGION, PREFECTURE), "/applications/" + newer).andExpect(status().isNotFound());
  }

  @Test
  @DisplayName("代理入力の補正は、その言葉を受けた日で期限を判断する")
  void judgesAnothersWordByItsDay() {
    LocalDate today = region.today();
    dueAt(JapanTime.instantOf(today.atStartOfDay()));
    assertThat(formalChecks.correct(word(today), id, region.version(clerk, id), region.now()).isDone()).isFalse();
    formalChecks.correct(word(today.minusDays(1)), id, region.version(clerk, id), region.now()).orThrow();
    assertThat(region.state(id)).isEqualTo(ApplicationState.RECEIVED);
  }

  private jp.banso.parties.Viewer word(LocalDate on) {
    return viewers.recording(
        region.viewer(clerk), new ProxyEntry(ProxyEntry.Means.FAX, "医務課", on, "FAXで再提出", null));
  }
}
