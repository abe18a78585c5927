package jp.banso.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationState;
import jp.banso.applications.Region;
import jp.banso.accounts.SecretMail;
import jp.banso.applications.Region.Person;
import jp.banso.applications.SettlementService;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.correspondence.CameMails;
import jp.banso.correspondence.Mailroom;
import jp.banso.forms.Answers;
import jp.banso.forms.CaseFile;
import jp.banso.forms.FormCatalog;
import jp.banso.forms.FormFileKind;
import jp.banso.forms.FormFiles;
import jp.banso.inquiries.InquiryFixtures;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.RoleKind;
import jp.banso.platform.inbound.Winmail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@BansoTest
@DisplayName("メールで届いた申込書の受付")
class SubmissionMailTests {

  private static final String PREFECTURE = "05";

  @Autowired private ApplicationContext context;
  @Autowired private Calls calls;
  @Autowired private FormFiles files;
  @Autowired private FormCatalog forms;
  @Autowired private SettlementService settlement;
  @Autowired private JdbcClient jdbc;

  /** Short enough for the number of the answered mail behind it. */
  private final String mailbox = "in-" + UUID.randomUUID().toString().substring(0, 8) + "@example.jp";
  private Region region;
  private CameMails outside;
  private CallId call;
  private Person clerk;
  private UUID mail;

  @BeforeEach
  void openCall() {
    region = new Region(context);
    outside = new CameMails(context);
    call = region.call();
    jdbc.sql("update public_call set secretariat_mail = ? where id = ?").params(mailbox, call.value()).update();
    region.desk(PREFECTURE);
    clerk = region.person(RoleKind.SECRETARIAT, null);
  }

  @AfterEach
  void leaveNothingOpen() {
    if (mail != null) {
      outside.settle(mail);
    }
  }

  private byte[] form(String caseFile, FormFileKind kind) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Answers answers = CaseFile.load(caseFile).answers();
    files.write(forms.definition(calls.get(call).form()), answers, kind, null, out);
    return out.toByteArray();
  }

  private UUID submission(String from, String... cases) throws Exception {
    mail =
        outside.send(from, mailbox, "申込書の提出について", "別紙のとおり提出します。",
            (helper, raw) -> {
              for (int i = 0; i < cases.length; i++) {
                FormFileKind kind = i == 1 ? FormFileKind.DOCX : FormFileKind.XLSX;
                CameMails.attach(helper, cases[i] + "." + kind.name().toLowerCase(java.util.Locale.ROOT), form(cases[i], kind));
              }
              CameMails.attach(helper, "かがみ.pdf", "%PDF-1.4".getBytes());
            });
    return mail;
  }

  private String page() {
    return "/intake/mails/" + mail;
  }

  @Test
  @DisplayName("公募の期間中は、ファイルのあるメールと申込書の送付をいうメールを、相談の窓口に自動では渡さない")
  void leavesWhatMayBeOneToAPerson() throws Exception {
    InquiryFixtures desk = new InquiryFixtures(context);
    desk.openDesk();
    try {
      UUID forgotten = outside.send("a@pref.example.jp", mailbox, "伴走支援申込書の提出について", "別添のとおりです。", (helper, raw) -> {});
      assertThat(outside.standing(forgotten)).startsWith("TRIAGE");
      UUID unread =
          outside.send("a@pref.example.jp", mailbox, "資料", "お送りします。", (helper, raw) -> CameMails.attach(helper, "申込.7z", new byte[] {7}));
      assertThat(outside.standing(unread)).startsWith("TRIAGE");
      UUID asks = outside.send("a@pref.example.jp", mailbox, "申込書の提出方法についての照会", "どこに送りますか。", (helper, raw) -> {});
      assertThat(outside.standing(asks)).startsWith("SETTLED");
      outside.settle(forgotten);
      outside.settle(unread);
      desk.endAll(desk.clerk().viewer());
    } finally {
      desk.closeDesk();
    }
  }

  private void choosePrefecture() throws Exception {
    region.send(clerk, page() + "/prefecture", Map.of("prefecture", new String[] {PREFECTURE})).andExpect(status().is3xxRedirection());
  }

  private Map<String, String[]> decisions(String kind, String... areas) {
    List<UUID> documents =
        jdbc.sql("select document_id from inbound_file where mail_id = ? order by position").param(mail).query(UUID.class).list();
    Map<String, String[]> fields = new HashMap<>();
    for (int i = 0; i < documents.size(); i++) {
      boolean isForm = i < areas.length;
      fields.put("items[" + i + "].document", new String[] {documents.get(i).toString()});
      fields.put("items[" + i + "].kind", new String[] {isForm ? kind : "MATERIAL"});
      fields.put("items[" + i + "].areaName", new String[] {isForm ? areas[i] : ""});
    }
    return fields;
  }

  private List<ApplicationId> recorded() {
    return jdbc.sql("select f.application_id from submission_mail_form f join inbound_file i on i.document_id = f.document_id"
            + " where f.mail_id = ? order by i.position").param(mail).query(UUID.class).list().stream().map(ApplicationId::new).toList();
  }

  @Test
  @DisplayName("二つの申込書を一通で受け付け、番号を書いた返信だけで差出人を確かめ、受付と一覧を登録先へ返す")
  void takesInSeveralFormsAtOnce() throws Exception {
    List<String> cases = CaseFile.VALID;
    submission("somebody@elsewhere.example.jp", cases.toArray(String[]::new));
    assertThat(outside.standing(mail)).isEqualTo("CLAIMED submissions");
    region.open(clerk, page()).andExpect(status().isOk()).andExpect(content().string(containsString("大仙・仙北")));
    String[] areas = cases.stream().map(one -> CaseFile.load(one).answers().text("regionName")).toArray(String[]::new);
    choosePrefecture();
    region.send(clerk, page(), decisions("NEW", areas)).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("差出人の確認が済んでいません")));
    assertThat(recorded()).isEmpty();

    String code =
        SecretMail.of(
                context, region.deskMail(PREFECTURE),
                () -> region.send(clerk, page() + "/question", Map.of()).andExpect(status().is3xxRedirection()))
            .code();
    UUID question =
        jdbc.sql("select id from outbox_mail where kind = 'submission-confirm' and occasion like ?").param(mail + "%").query(UUID.class).single();
    String asked =
        context.getBean(Mailroom.class)
            .told(jdbc.sql("select body from outbox_mail where id = ?").param(question).query(String.class).single(), code);
    assertThat(asked).contains(code);
    UUID program =
        outside.send("anyone@pref.example.jp", outside.answering(mailbox, question), "Re: 【確認】", "外出しております。\n\n" + asked);
    assertThat(outside.standing(program)).as("an unmarked automatic answer that quotes ours").startsWith("CLAIMED submissions");
    outside.settle(program);
    region.open(clerk, page()).andExpect(content().string(containsString("差出人の確認がまだです")));
    // the program of this official leaves out what stands behind the plus, and quotes
    UUID answer =
        outside.send("anyone@pref.example.jp", mailbox, "Re: 【確認】", code.toLowerCase(java.util.Locale.ROOT) + "\n\n> " + asked,
            (helper, raw) -> raw.setHeader("In-Reply-To", "<" + question + "@banso.invalid>"));
    assertThat(outside.standing(answer)).startsWith("SETTLED submissions");
    region.open(clerk, page()).andExpect(content().string(containsString("確認番号を書いた返信がありました")));

    Map<String, String[]> known = decisions("NEW", areas);
    known.put("items[1].otherPrefecture", new String[] {"true"});
    region.send(clerk, page(), known).andExpect(status().is3xxRedirection());
    List<ApplicationId> ids = recorded();
    assertThat(ids).hasSize(2);
    ids.forEach(id -> assertThat(region.state(id)).isEqualTo(ApplicationState.RECEIVED));
    assertThat(region.mails(ids.get(0), "M10")).containsExactly(region.deskMail(PREFECTURE));
    assertThat(region.ofMails("body", ids.get(0), "M10").get(0))
        .contains("受け取ったファイル", cases.get(0) + ".xlsx", "かがみ.pdf", "mail.eml", "SHA-256").doesNotContain(cases.get(1));
    assertThat(outside.standing(mail)).startsWith("SETTLED submissions").contains("-05");
    region.send(clerk, page(), decisions("NEW", areas)).andExpect(status().isConflict());
    region.open(clerk, page()).andExpect(content().string(containsString("処理が済んでいます")));
  }

  @Test
  @DisplayName("確認番号か、登録された番号への電話でも差出人を確かめられる。winmail.datの中の申込書も読む")
  void confirmsTheSenderByCodeOrCall() throws Exception {
    byte[] packed = Winmail.with("申込書①.xlsx", form(CaseFile.VALID.get(0), FormFileKind.XLSX));
    mail =
        outside.send(region.deskMail(PREFECTURE), mailbox, "提出", "別紙のとおり提出します。",
            (helper, raw) -> CameMails.attach(helper, "winmail.dat", packed));
    assertThat(outside.standing(mail)).isEqualTo("CLAIMED submissions");
    region.open(clerk, page()).andExpect(content().string(containsString("申込書①.xlsx"))).andExpect(content().string(containsString("大仙・仙北")));
    choosePrefecture();
    String code =
        SecretMail.of(
                context, region.deskMail(PREFECTURE),
                () -> region.send(clerk, page() + "/question", Map.of()).andExpect(status().is3xxRedirection()))
            .code();
    assertThat(jdbc.sql("select body from outbox_mail where kind = 'submission-confirm' and occasion like ?").param(mail + "%").query(String.class).list())
        .isNotEmpty().allSatisfy(body -> assertThat(body).doesNotContain(code));
    region.send(clerk, page() + "/code", Map.of("code", new String[] {"AAAAA-BBBBB"})).andExpect(status().isUnprocessableEntity());
    region.send(clerk, page() + "/code", Map.of("code", new String[] {" " + code.toLowerCase(java.util.Locale.ROOT) + " "}))
        .andExpect(status().is3xxRedirection());
    region.open(clerk, page()).andExpect(content().string(containsString("確認番号が伝えられました")));

    region.desk("06");
    region.send(clerk, page() + "/prefecture", Map.of("prefecture", new String[] {"06"})).andExpect(status().is3xxRedirection());
    Map<String, String[]> talk = new HashMap<>(Map.of("spokenWith", new String[] {"医務課 係長"}, "calledOn", new String[] {"昨日"}, "calledAt", new String[] {"9:00"}));
    region.send(clerk, page() + "/call", talk).andExpect(status().isUnprocessableEntity());
    talk.put("calledOn", new String[] {"R6.4.1"});
    region.send(clerk, page() + "/call", talk).andExpect(status().isUnprocessableEntity());
    assertThat(jdbc.sql("select confirmed_by is null from submission_mail where mail_id = ?").param(mail).query(Boolean.class).single())
        .as("another prefecture's word").isTrue();
  }

  @Test
  @DisplayName("締切までに届いたメールが残るうちは選定に進まず、受付がいつになっても期限内のまま")
  void isInTimeHoweverLateItIsRead() throws Exception {
    submission("somebody@elsewhere.example.jp", CaseFile.VALID.get(0));
    choosePrefecture();
    jdbc.sql("update submission_mail set confirmed_by = 'CALL', confirmed_at = ?, confirmed_note = '' where mail_id = ?")
        .params(java.sql.Timestamp.from(region.now()), mail).update();
    jdbc.sql("update inbound_mail set arrived_at = arrived_at - interval '10 days' where id = ?").param(mail).update();
    jdbc.sql("update received_mail set arrived_at = arrived_at - interval '10 days' where id = ?").param(mail).update();
    jdbc.sql("update public_call set published_on = published_on - 30, deadline = ? where id = ?").params(region.today().minusDays(1), call.value()).update();
    settlement.callClosed(call);
    assertThat(settled()).isFalse();
    region.open(clerk, "/intake").andExpect(content().string(containsString("まだ処理していないメールが1件")));
    Map<String, String[]> more = decisions("NEW", "大仙・仙北");
    UUID foreign =
        jdbc.sql("insert into document select (jsonb_populate_record(null::document, to_jsonb(d) || jsonb_build_object('id', gen_random_uuid()))).* from document d where d.id = ? returning id")
            .param(UUID.fromString(more.get("items[0].document")[0])).query(UUID.class).single();
    more.put("items[2].kind", new String[] {"MATERIAL"});
    more.put("items[2].document", new String[] {foreign.toString()});
    region.send(clerk, page(), more).andExpect(status().isNotFound());
    more.put("items[2].document", more.get("items[1].document"));
    region.send(clerk, page(), more).andExpect(status().isBadRequest());
    assertThat(recorded()).isEmpty();
    region.send(clerk, page(), decisions("NEW", "大仙・仙北")).andExpect(status().is3xxRedirection());
    assertThat(region.state(recorded().get(0))).isEqualTo(ApplicationState.RECEIVED);
    assertThat(settled()).isFalse();
    CallView view = calls.get(call);
    assertThat(view.deadlineEnd()).isBefore(region.now());
  }

  @Test
  @DisplayName("申込書でないと分かれば、ほかに何もなければ選定の手続に進む")
  void goesOnOnceNothingIsLeft() throws Exception {
    submission("somebody@elsewhere.example.jp", CaseFile.VALID.get(0));
    jdbc.sql("update received_mail set arrived_at = arrived_at - interval '10 days' where id = ?").param(mail).update();
    jdbc.sql("update public_call set published_on = published_on - 30, deadline = ? where id = ?").params(region.today().minusDays(1), call.value()).update();
    settlement.callClosed(call);
    assertThat(settled()).isFalse();
    region.send(clerk, "/mails/" + mail + "/closing", Map.of("reason", new String[] {"試験のため"})).andExpect(status().is3xxRedirection());
    await().atMost(Duration.ofSeconds(90)).until(this::settled);
  }

  @Test
  @DisplayName("メールの公募は、届いた時に受け付けていた公募である")
  void belongsToTheCallThatWasOpen() {
    CallId earlier = past("2001-01-10", "2001-01-31");
    CallId later = past("2001-02-05", "2001-02-28");
    Map<String, CallId> expected =
        Map.of("2001-01-20T00:00:00Z", earlier, "2001-02-03T00:00:00Z", earlier, "2001-02-10T00:00:00Z", later, "2001-03-10T00:00:00Z", later);
    expected.forEach(
        (moment, call) ->
            assertThat(calls.at(ProgrammeCode.BANSO, Instant.parse(moment)).map(CallView::id)).as(moment).contains(call));
    assertThat(calls.at(ProgrammeCode.BANSO, Instant.parse("2001-01-01T00:00:00Z"))).isEmpty();
    assertThat(calls.at(ProgrammeCode.BANSO, region.now()).map(CallView::id)).contains(call);
  }

  private CallId past(String published, String deadline) {
    CallId id = region.call();
    jdbc.sql("update public_call set state = 'CLOSED', published_on = cast(? as date), deadline = cast(? as date),"
            + " published_at = cast(? as timestamptz) where id = ?")
        .params(published, deadline, published, id.value()).update();
    return id;
  }

  @Test
  @DisplayName("同じ地域の申込みが既にあれば、差替えか新しい申込みかを選ぶまで受け付けない")
  void asksWhichOfTwoItIs() throws Exception {
    Person drafter = region.person(RoleKind.REGION, PREFECTURE);
    Person official = region.person(RoleKind.PREFECTURE, PREFECTURE);
    ApplicationId first = region.filled(call, drafter, PREFECTURE, CaseFile.VALID.get(0));
    region.handOver(drafter, first);
    region.compile(official, first);
    region.submit(official, call, PREFECTURE, first);
    submission("somebody@elsewhere.example.jp", CaseFile.VALID.get(0));
    choosePrefecture();
    jdbc.sql("update submission_mail set confirmed_by = 'CALL', confirmed_at = ?, confirmed_note = '' where mail_id = ?")
        .params(java.sql.Timestamp.from(region.now()), mail).update();
    region.open(clerk, page()).andExpect(content().string(containsString("（地域名が同じです）")))
        .andExpect(content().string(containsString("href=\"/applications/" + first.value())));
    region.send(clerk, page(), decisions("", "大仙・仙北")).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("このファイルの扱いを選んでください")));
    assertThat(recorded()).isEmpty();
    region.send(clerk, page(), decisions("NEW", "大仙・仙北")).andExpect(status().is3xxRedirection());
    assertThat(recorded()).hasSize(1);
  }

  private boolean settled() {
    return jdbc.sql("select settled_at is not null from call_settlement where call_id = ?").param(call.value()).query(Boolean.class).single();
  }

  @Test
  @DisplayName("市町村から直接届いた申込書は県へ回付し、届いた日時の下書きとして県の一覧に載る")
  void forwardsWhatARegionSent() throws Exception {
    submission("city@city.example.jp", CaseFile.VALID.get(0));
    choosePrefecture();
    region.send(clerk, page() + "/forwarding", Map.of("areaName", new String[] {""})).andExpect(status().is3xxRedirection());
    ApplicationId draft = recorded().get(0);
    assertThat(region.state(draft)).isEqualTo(ApplicationState.DRAFT);
    assertThat(region.column(draft, "drafter_organisation")).isEqualTo("メールで届いたもの（回付）");
    assertThat(region.column(draft, "area_name")).isEqualTo("大仙・仙北");
    assertThat(jdbc.sql("select recipient || ' ' || blind_copies from outbox_mail where kind = 'M12' and case_key = ?")
        .param(region.callKey(call) + "-05").query(String.class).list())
        .containsExactly(region.deskMail(PREFECTURE) + " city@city.example.jp");
    Person official = region.person(RoleKind.PREFECTURE, PREFECTURE);
    region.open(official, "/applications/" + draft.value()).andExpect(content().string(containsString("メールで届いたもの")))
        .andExpect(content().string(containsString("事務局にメールが届いた日時（回付）")))
        .andExpect(content().string(containsString("value=\"city@city.example.jp\"")));
    assertThat(region.column(draft, "forwarded_arrived_at = (select arrived_at from received_mail where id = '" + mail + "')")).isEqualTo("true");
    region.open(official, "/compilations/" + call.value()).andExpect(content().string(containsString("回付　")));
    region.open(region.person(RoleKind.PREFECTURE, "06"), "/applications/" + draft.value()).andExpect(status().isNotFound());
    String invited = "invited-" + draft.value() + "@city.example.jp";
    region.send(official, "/applications/" + draft.value() + "/people",
            Map.of("mail", new String[] {invited}, "share", new String[] {"EDITOR"}, "organisation", new String[] {"大仙市"}))
        .andExpect(status().is3xxRedirection());
    assertThat(jdbc.sql("select count(*) from outbox_mail where kind = 'invitation' and recipient = ?").param(invited).query(Integer.class).single()).isEqualTo(1);
    region.open(official, page()).andExpect(status().isNotFound());
    region.open(clerk, page()).andExpect(content().string(containsString("下書きとして回付しました")));
  }

  @Test
  @DisplayName("締切までに届いた申込書は、締切後に回付しても県の返事があれば届いた日時で受け付けられ、開くと危ないファイルは回付しない")
  void isNotLateForBeingForwardedLate() throws Exception {
    mail =
        outside.send("city@city.example.jp", mailbox, "申込書の提出について", "別紙のとおり提出します。",
            (helper, raw) -> {
              CameMails.attach(helper, "申込書.xlsx", form(CaseFile.VALID.get(0), FormFileKind.XLSX));
              CameMails.attach(helper, "setup.exe", new byte[] {'M', 'Z', 1});
              CameMails.attach(helper, "空.xlsx", new byte[0]);
              CameMails.attach(helper, "scan.pdf", "%PDF-1.4".getBytes());
            });
    assertThat(jdbc.sql("select due_at > ? from work_item where source = 'MAIL' and ref = ?")
        .params(java.sql.Timestamp.from(region.now()), mail.toString()).query(Boolean.class).single()).isTrue();
    choosePrefecture();
    region.open(clerk, page()).andExpect(content().string(containsString("PDF（スキャンなど）のため")))
        .andExpect(content().string(containsString("次のファイルは、安全に開けることを確かめられないため付けません")))
        .andExpect(content().string(org.hamcrest.Matchers.not(containsString("もう一度お選びください"))));
    jdbc.sql("update inbound_mail set arrived_at = arrived_at - interval '10 days' where id = ?").param(mail).update();
    jdbc.sql("update received_mail set arrived_at = arrived_at - interval '10 days' where id = ?").param(mail).update();
    jdbc.sql("update public_call set published_on = published_on - 30, deadline = ? where id = ?").params(region.today().minusDays(1), call.value()).update();
    settlement.callClosed(call);
    region.open(clerk, page()).andExpect(content().string(containsString("下書きは載りません")));
    region.send(clerk, page() + "/forwarding", Map.of("areaName", new String[] {""})).andExpect(status().is3xxRedirection());
    region.send(clerk, page() + "/forwarding", Map.of("areaName", new String[] {""})).andExpect(status().isConflict());
    assertThat(recorded()).isEmpty();
    String forwarded = told("M12");
    assertThat(forwarded).contains("届いた日時で受け付けます", "setup.exe", "空.xlsx").doesNotContain("申込締切までに御提出を", "締切前の");
    assertThat(jdbc.sql("select d.file_name from document d join outbox_mail m on strpos(m.attachments, d.id::text) > 0"
            + " where m.kind = 'M12' and m.case_key = ?").param(region.callKey(call) + "-05").query(String.class).list())
        .containsExactlyInAnyOrder("申込書.xlsx", "scan.pdf");
    assertThat(told("submission-word")).contains("届いた日時で受け付けます");
    assertThat(settled()).isFalse();
    region.open(clerk, page()).andExpect(content().string(containsString("都道府県として提出するかを確かめるメールを送っています")));
    jdbc.sql("update submission_mail set confirmed_by = 'CALL', confirmed_at = ?, confirmed_note = '' where mail_id = ?")
        .params(java.sql.Timestamp.from(region.now()), mail).update();
    region.send(clerk, page(), decisions("NEW", "大仙・仙北")).andExpect(status().is3xxRedirection());
    assertThat(region.state(recorded().get(0))).isEqualTo(ApplicationState.RECEIVED);
  }

  private String told(String kind) {
    return jdbc.sql("select body from outbox_mail where kind = ? and case_key = ? order by created_at desc limit 1")
        .params(kind, region.callKey(call) + "-05").query(String.class).single();
  }

  @Test
  @DisplayName("締切後に届いたメールの確認は受付を約束せず、回付はそのことと次にすることを伝える")
  void promisesNothingToWhatCameLate() throws Exception {
    submission("city@city.example.jp", CaseFile.VALID.get(0));
    choosePrefecture();
    jdbc.sql("update public_call set published_on = published_on - 30, deadline = ? where id = ?").params(region.today().minusDays(1), call.value()).update();
    region.send(clerk, page() + "/question", Map.of()).andExpect(status().is3xxRedirection());
    assertThat(told("submission-confirm")).contains("受付となっておりません").doesNotContain("届いた日時で受け付けます");
    region.send(clerk, page() + "/forwarding", Map.of("areaName", new String[] {""})).andExpect(status().is3xxRedirection());
    assertThat(told("M12")).contains("申込締切の後に届きました").doesNotContain("申込締切までに御提出を");
  }

  @Test
  @DisplayName("申込書のないメールには受け取った旨を送らず、差出人に送付をお願いできる")
  void asksForTheFormThatDidNotCome() throws Exception {
    mail = outside.send(region.deskMail(PREFECTURE), mailbox, "伴走支援申込書の提出について", "別添のとおりです。", (helper, raw) -> {});
    region.send(clerk, "/mails/" + mail + "/handover", Map.of("to", new String[] {"submissions"})).andExpect(status().is3xxRedirection());
    assertThat(jdbc.sql("select count(*) from outbox_mail where kind = 'submission-confirm' and occasion like ?").param(mail + "%").query(Integer.class).single())
        .isZero();
    region.open(clerk, page()).andExpect(content().string(containsString("申込書の送付をお願いする")));
    region.send(clerk, page() + "/form-request", Map.of()).andExpect(status().is3xxRedirection());
    assertThat(told("form-asked")).contains("申込書のファイルが見当たりませんでした", "伴走支援申込書の提出について");
    assertThat(outside.standing(mail)).startsWith("SETTLED");
    region.send(clerk, page() + "/form-request", Map.of()).andExpect(status().isConflict());
  }

  @Test
  @DisplayName("やりとりが続いても、自動の応答は同じ差出人に一日一度だけ")
  void answersNobodyTwiceADay() throws Exception {
    String desk = "once-" + UUID.randomUUID() + "@example.jp";
    jdbc.sql("insert into desk_contact values ('banso', 2025, '46', '医務課', ?, '000') on conflict (programme, fiscal_year, prefecture_code) do update set mail = excluded.mail")
        .param(desk).update();
    UUID first = submission(desk, CaseFile.VALID.get(0));
    UUID second = submission(desk, CaseFile.VALID.get(0));
    assertThat(jdbc.sql("select count(*) from outbox_mail where kind = 'submission-confirm' and recipient = ?").param(desk).query(Integer.class).single())
        .isEqualTo(1);
    outside.settle(first);
    outside.settle(second);
  }
}
