package jp.banso.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationState;
import jp.banso.applications.FormalCheckService;
import jp.banso.applications.Region;
import jp.banso.applications.Region.Person;
import jp.banso.applications.ReturnReason;
import jp.banso.calls.CallId;
import jp.banso.correspondence.CameMails;
import jp.banso.forms.CaseFile;
import jp.banso.forms.FormFileKind;
import jp.banso.kernel.CaseKey;
import jp.banso.parties.RoleKind;
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
@DisplayName("メールの申込書の回付・受付・受理が、起きたとおりの言葉で残る")
class TrueWordsTests {

  private static final String PREFECTURE = "05";
  private static final byte[] SCAN = "%PDF-1.4".getBytes();

  @Autowired private ApplicationContext context;
  @Autowired private JdbcClient jdbc;
  @Autowired private FormalCheckService formalChecks;
  @Autowired private TransactionTemplate transaction;

  private final List<UUID> mails = new ArrayList<>();
  private Region region;
  private MailDesk desk;
  private CallId call;
  private Person clerk;

  @BeforeEach
  void openCall() {
    region = new Region(context);
    call = region.call();
    region.desk(PREFECTURE);
    desk = new MailDesk(context, region, call);
    clerk = region.person(RoleKind.SECRETARIAT, null);
  }

  @AfterEach
  void leaveNothingOpen() {
    desk.leave(mails);
  }

  private UUID mail(String name, byte[] file) throws Exception {
    UUID mail =
        desk.outside.send(
            "city@city.example.jp", desk.mailbox, "申込書の提出", "申込書をお送りします。",
            (helper, raw) -> CameMails.attach(helper, name, file));
    mails.add(mail);
    desk.confirm(mail, PREFECTURE);
    return mail;
  }

  private ApplicationId madeOf(UUID mail) {
    return new ApplicationId(
        jdbc.sql("select distinct application_id from submission_mail_form where mail_id = ?").param(mail).query(UUID.class).single());
  }

  private List<String> versions(ApplicationId id) {
    return jdbc.sql("select occasion from application_version where application_id = ? order by number")
        .param(id.value()).query(String.class).list();
  }

  private Map<String, String[]> acceptance(ApplicationId id, String reason) {
    return Map.of("version", new String[] {String.valueOf(region.version(clerk, id))}, "reason", new String[] {reason});
  }

  @Test
  @DisplayName("スキャンのメールの回付も、入力した地域名と届いた日時、ファイルの付いた下書きになる")
  void forwardsAScan() throws Exception {
    UUID mail = mail("申込書.pdf", SCAN);
    region.send(clerk, MailDesk.page(mail) + "/forwarding", Map.of("areaName", new String[] {""})).andExpect(status().isUnprocessableEntity());
    region.send(clerk, MailDesk.page(mail) + "/forwarding", Map.of("areaName", new String[] {"大仙・仙北"})).andExpect(status().is3xxRedirection());
    ApplicationId draft = madeOf(mail);
    assertThat(region.state(draft)).isEqualTo(ApplicationState.DRAFT);
    assertThat(region.column(draft, "area_name")).isEqualTo("大仙・仙北");
    assertThat(region.column(draft, "forwarded_arrived_at = (select arrived_at from received_mail where id = '" + mail + "')")).isEqualTo("true");
    Person official = region.person(RoleKind.PREFECTURE, PREFECTURE);
    region.open(official, "/compilations/" + call.value()).andExpect(content().string(containsString("回付された申込書（記入待ち）")));
    region.open(official, "/applications/" + draft.value()).andExpect(content().string(containsString("申込書.pdf")));
    String task = "回付された申込書の地域の担当者を決める";
    assertThat(jdbc.sql("select count(*) from work_item where title = ? and case_key = ?")
        .params(task, region.key(draft)).query(Integer.class).single()).isEqualTo(1);
    region.open(official, "/compilations/" + call.value()).andExpect(content().string(not(containsString("drafting-" + draft.value()))));
    region.send(official, "/applications/" + draft.value() + "/people",
            Map.of("mail", new String[] {"new-" + draft.value() + "@city.example.jp"}, "share", new String[] {"EDITOR"},
                "organisation", new String[] {"横手市"}))
        .andExpect(status().is3xxRedirection());
    assertThat(region.column(draft, "awaits_people")).isEqualTo("false");
    assertThat(jdbc.sql("select count(*) from work_item where title = ? and case_key = ?")
        .params(task, region.key(draft)).query(Integer.class).single()).isZero();
  }

  @Test
  @DisplayName("版は機械の読み取りとして残り、回答のない補正を残した受理には理由が要り、受理により終了する")
  void saysWhatWasDone() throws Exception {
    UUID mail = mail("申込書.xlsx", desk.form(CaseFile.load(CaseFile.VALID.get(0)).answers(), FormFileKind.XLSX));
    desk.record(clerk, mail, Map.of(), "NEW").andExpect(status().is3xxRedirection());
    ApplicationId id = madeOf(mail);
    String page = "/applications/" + id.value();
    region.open(clerk, page + "/formalities")
        .andExpect(content().string(containsString("とりまとめ確認票が届いていないか")));
    region.send(clerk, page + "/accept", acceptance(id, "")).andExpect(status().isUnprocessableEntity());
    formalChecks
        .returnForCorrection(region.viewer(clerk), id, region.version(clerk, id), List.of(new ReturnReason("reason", "", "具体的に")))
        .orThrow();
    assertThat(versions(id)).containsExactly("MACHINE_READ");
    region.open(clerk, page).andExpect(content().string(containsString("機械による読み取り")));
    jdbc.sql("update application set correction_due_at = ?, version = version + 1 where id = ?")
        .params(java.sql.Timestamp.from(region.now()), id.value()).update();
    transaction.executeWithoutResult(
        passed ->
            context.getBean(EngineTimers.class)
                .move(new CaseKey(region.key(id)), "BoundaryEvent_CorrectionTermPassed", region.now()));
    await().atMost(Duration.ofSeconds(60)).until(() -> region.state(id) == ApplicationState.RECEIVED);

    region.send(clerk, page + "/accept", acceptance(id, "")).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("補正のお願いに回答のないものが残っています")));
    region.send(clerk, page + "/accept", acceptance(id, "電話で確かめた")).andExpect(status().is3xxRedirection());
    region.open(clerk, page).andExpect(content().string(containsString("受理により終了")))
        .andExpect(content().string(containsString("電話で確かめた")))
        .andExpect(content().string(not(containsString("未対応"))));
    assertThat(versions(id)).containsExactly("MACHINE_READ");
  }

  @Test
  @DisplayName("申込書の都道府県がメールと違えば、確かめたと示すまで受け付けず、形式の確認に残る")
  void asksWhosePrefectureItIs() throws Exception {
    UUID mail =
        mail("申込書.xlsx", desk.form(CaseFile.load(CaseFile.VALID.get(0)).answers().with("prefecture", "22"), FormFileKind.XLSX));
    region.open(clerk, MailDesk.page(mail))
        .andExpect(content().string(containsString("申込書に書かれた都道府県は静岡県、メールの都道府県は秋田県です")));
    desk.record(clerk, mail, Map.of(), "NEW").andExpect(status().isUnprocessableEntity());
    region.send(clerk, MailDesk.page(mail) + "/forwarding", Map.of("areaName", new String[] {""})).andExpect(status().isUnprocessableEntity());
    desk.record(clerk, mail, Map.of("items[0].otherPrefecture", "true"), "NEW").andExpect(status().is3xxRedirection());
    region.open(clerk, "/applications/" + madeOf(mail).value() + "/formalities")
        .andExpect(content().string(containsString("届いたメールの都道府県と異なります")))
        .andExpect(content().string(containsString("静岡県")));
  }

  @Test
  @DisplayName("締切後に届いた申込書は、受付番号も受付日時も示さず、期限後受理の判断を待つと示す")
  void callsALateFormLate() throws Exception {
    UUID mail = mail("申込書.xlsx", desk.form(CaseFile.load(CaseFile.VALID.get(0)).answers(), FormFileKind.XLSX));
    jdbc.sql("update public_call set published_on = published_on - 30, deadline = ? where id = ?")
        .params(region.today().minusDays(1), call.value()).update();
    region.open(clerk, MailDesk.page(mail)).andExpect(content().string(containsString("届いたものとして記録する")))
        .andExpect(content().string(not(containsString("新しい申込みには受付番号を付け"))));
    Map<String, String> none = new HashMap<>();
    desk.record(clerk, mail, none, "NEW").andExpect(status().is3xxRedirection());
    ApplicationId id = madeOf(mail);
    assertThat(region.state(id)).isEqualTo(ApplicationState.RECEIVED_LATE);
    region.open(clerk, "/applications/" + id.value())
        .andExpect(content().string(containsString("届いた日時（締切後。受付ではありません）")))
        .andExpect(content().string(containsString("期限後受理の判断")))
        .andExpect(content().string(not(containsString("<dt>受付番号</dt>"))))
        .andExpect(content().string(not(containsString("<dt>受付日時</dt>"))));
  }
}
