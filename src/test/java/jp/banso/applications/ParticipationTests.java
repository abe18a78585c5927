package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import jp.banso.BansoTest;
import jp.banso.accounts.SecretMail;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.calls.Calls;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.participation.Intent;
import jp.banso.participation.ListedParticipant;
import jp.banso.participation.ParticipantColumn;
import jp.banso.participation.ParticipantFilter;
import jp.banso.participation.ParticipantLine;
import jp.banso.participation.ParticipationRecords;
import jp.banso.participation.ParticipationService;
import jp.banso.parties.RoleKind;
import org.awaitility.Awaitility;
import jp.banso.platform.web.ListView;
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
@DisplayName("応募の意向確認")
class ParticipationTests {

  private static final ParticipantFilter ALL = new ParticipantFilter(null, null, null, null, null);

  private static final PrefectureCode AKITA = PrefectureCode.of("05");

  @Autowired private ApplicationContext context;
  @Autowired private ParticipationService participation;
  @Autowired private ParticipationRecords records;
  @Autowired private Calls calls;
  @Autowired private JdbcClient jdbc;
  @Autowired private MockMvc mvc;

  private Region region;
  private CallId call;
  private Person official;

  @BeforeEach
  void openACall() {
    region = new Region(context);
    call = region.call();
    region.desk("05");
    official = region.person(RoleKind.PREFECTURE, "05");
  }

  private ResultActions act(String act, Map<String, String[]> fields) throws Exception {
    return region.send(official, "/participation/" + call.value() + act, fields);
  }

  private void paste(String text) throws Exception {
    act("/rows", Map.of("pasted", new String[] {text})).andExpect(status().is3xxRedirection());
  }

  private ParticipantLine line(String name) {
    return participation.page(region.viewer(official), call, AKITA, ALL, ParticipantColumn.NAME, false, null, 500).stream()
        .map(ListedParticipant::line)
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private String[] id(String name) {
    return new String[] {line(name).id().toString()};
  }

  @Test
  @DisplayName("意向・区分・お願いの有無・言葉で絞り込め、だれの番か分かり、操作の後も絞込みのままで、CSVとExcelは同じ行だけを持つ")
  void narrowsTheList() throws Exception {
    paste("絞込市\t市町村\tshibori@example.jp\t応募予定\n絞込町\t市町村\tmachi@example.jp\n絞込病院\t拠点\tbyoin@example.jp");
    String path = "/participation/" + call.value();
    assertThat(names(path + "?q=シボリ@")).isEmpty();
    assertThat(names(path + "?q=絞込")).containsExactly("絞込市", "絞込町", "絞込病院");
    assertThat(names(path + "?q=絞込&answer=UNANSWERED&kind=MUNICIPALITY")).containsExactly("絞込町");
    assertThat(names(path + "?q=絞込&sort=-intent").get(0)).isIn("絞込町", "絞込病院");
    region.send(official, path + "/requests?q=絞込&answer=UNANSWERED", Map.of("chosen", id("絞込町")))
        .andExpect(redirectedUrlPattern(path + "?*answer=UNANSWERED*"));
    assertThat(names(path + "?q=絞込&asked=yes")).containsExactly("絞込町");
    String csv =
        region.open(official, path + "/list.csv?q=絞込&asked=yes").andReturn().getResponse().getContentAsString();
    assertThat(csv.lines()).hasSize(2);
    assertThat(csv).contains("市町村・拠点");
    region.open(official, path + "?answer=SOME").andExpect(status().isBadRequest());
    region.open(region.person(RoleKind.PREFECTURE, "13"), path + "/list.csv").andExpect(status().isOk());
  }

  private List<String> names(String path) throws Exception {
    ListView list = (ListView) region.open(official, path).andReturn().getModelAndView().getModel().get("list");
    return list.rows().stream().map(ListView.Row::name).toList();
  }

  @Test
  @DisplayName("メールのコードで、利用者登録のない市町村が回答でき、開くだけでは何も答えたことにならない")
  void answersByTheCodeOfTheMail() throws Exception {
    String mail = "shi-" + UUID.randomUUID() + "@example.jp";
    paste("大仙市\t市町村\t" + mail + "\n仙北市");
    String code =
        SecretMail.of(
                context, mail,
                () ->
                    act("/requests", Map.of("chosen", new String[] {id("大仙市")[0], id("仙北市")[0]}))
                        .andExpect(flash().attribute("flashArguments", org.hamcrest.Matchers.hasItem(containsString("メールアドレスがない")))))
            .code();
    act("/requests", Map.of("chosen", id("大仙市")))
        .andExpect(flash().attribute("flashArguments", org.hamcrest.Matchers.hasItem(containsString("今日は既に送っている"))));
    String body = jdbc.sql("select body from outbox_mail where recipient = ?").param(mail).query(String.class).single();
    assertThat(body).as("who reads the mails of the programme does not answer for others").doesNotContain(code);
    mvc.perform(get("/public/participation").param("code", code)).andExpect(status().isOk())
        .andExpect(content().string(not(containsString("大仙市"))));
    mvc.perform(post("/public/participation").with(csrf()).param("code", "ZZZZZ-ZZZZZ"))
        .andExpect(status().isUnprocessableEntity());
    mvc.perform(post("/public/participation").with(csrf()).param("code", code.toLowerCase()))
        .andExpect(status().isOk()).andExpect(content().string(containsString("大仙市")));
    assertThat(line("大仙市").intent()).isEqualTo(Intent.UNANSWERED);
    mvc.perform(post("/public/participation/answer").with(csrf()).param("code", code).param("intent", "UNANSWERED"))
        .andExpect(status().isUnprocessableEntity());
    mvc.perform(
            post("/public/participation/answer").with(csrf()).param("code", code).param("intent", "NONE")
                .param("note", "来年度に検討します。"))
        .andExpect(status().is3xxRedirection());
    assertThat(line("大仙市").intent()).isEqualTo(Intent.NONE);
    assertThat(line("大仙市").note()).isEqualTo("来年度に検討します。");
    act("/requests", Map.of("chosen", id("大仙市")))
        .andExpect(flash().attribute("flashArguments", org.hamcrest.Matchers.hasItem(containsString("応募なしと回答済み"))));
    region.open(official, "/participation/" + call.value()).andExpect(status().isOk())
        .andExpect(content().string(containsString("来年度に検討します。")));
  }

  @Test
  @DisplayName("加えられない行は理由とともに欄に残り、ほかの行は一覧に載る。再案内の後も前のコードで回答できる")
  void losesNoPastedRow() throws Exception {
    String mail = "shi-" + UUID.randomUUID() + "@example.jp";
    act("/rows", Map.of("pasted", new String[] {"柏市\t市町村\n横手市\t" + mail + "\n湯沢市\tどこか"}))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("「柏市」は千葉県の市町村です")))
        .andExpect(content().string(containsString("「どこか」は、種別・メールアドレス・意向のどれとしても読み取れません")))
        .andExpect(content().string(containsString("柏市\t市町村\n湯沢市\tどこか</textarea>")));
    assertThat(line("横手市").mail()).isEqualTo(mail);
    String first = SecretMail.of(context, mail, () -> act("/requests", Map.of("chosen", id("横手市")))).code();
    jdbc.sql("update participation_entry set asked_on = asked_on - 1 where id = ?").param(line("横手市").id()).update();
    jdbc.sql("update outbox_mail set occasion = occasion || ' yesterday' where recipient = ?").param(mail).update();
    String second = SecretMail.of(context, mail, () -> act("/requests", Map.of("chosen", id("横手市")))).code();
    assertThat(second).isNotEqualTo(first);
    for (String code : java.util.List.of(first, second)) {
      mvc.perform(post("/public/participation").with(csrf()).param("code", code))
          .andExpect(status().isOk()).andExpect(content().string(containsString("横手市")));
    }
  }

  @Test
  @DisplayName("誤ったコードを同じところから続けて入れると、しばらく受け付けない")
  void limitsGuessing() throws Exception {
    String address = "192.0.2." + (int) (Math.random() * 250) + "-" + UUID.randomUUID().toString().substring(0, 8);
    for (int i = 0; i < 30; i++) {
      guess(address).andExpect(status().isUnprocessableEntity());
    }
    guess(address).andExpect(status().isTooManyRequests());
    guess("203.0.113.9-" + UUID.randomUUID()).andExpect(status().isUnprocessableEntity());
  }

  private ResultActions guess(String address) throws Exception {
    return mvc.perform(
        post("/public/participation").with(csrf()).param("code", "AAAAA-AAAAA")
            .with(
                request -> {
                  request.setRemoteAddr(address);
                  return request;
                }));
  }

  @Test
  @DisplayName("応募予定で未着手のところがとりまとめ一覧に出て、作成が始まると結び付いて消える")
  void showsWhoHasNotStarted() throws Exception {
    Person drafter = region.person(RoleKind.REGION, "05");
    String mail = "hub-" + UUID.randomUUID() + "@example.jp";
    paste("名前の違う拠点\t拠点\t応募予定\t" + drafter.mail() + "\n別の拠点\t拠点\t応募予定\t" + mail + "\n検討中の市\t検討中");
    String board = "/compilations/" + call.value();
    region.open(official, board).andExpect(content().string(containsString("名前の違う拠点")))
        .andExpect(content().string(not(containsString("検討中の市"))));
    act("/start-requests", Map.of("chosen", id("別の拠点"))).andExpect(status().is3xxRedirection());
    assertThat(jdbc.sql("select count(*) from outbox_mail where recipient = ? and kind = 'intent-start'").param(mail)
        .query(Integer.class).single()).isEqualTo(1);
    ApplicationId one = region.draft(call, drafter, "05");
    assertThat(line("名前の違う拠点").draft().value()).isEqualTo(region.key(one));
    ApplicationId two = region.draft(call, region.person(RoleKind.REGION, "05"), "05");
    region.send(official, board + "/links",
            Map.of("entry", id("別の拠点"), "application", new String[] {two.value().toString()}))
        .andExpect(status().is3xxRedirection());
    assertThat(records.notStarted(call, AKITA)).isEmpty();
    region.open(official, "/participation/" + call.value() + "/list.xlsx").andExpect(status().isOk());
  }

  @Test
  @DisplayName("「応募なし」の地域の申込書は再案内の対象にならない")
  void stopsTheRemindersOfWhoDoesNotApply() throws Exception {
    Person drafter = region.person(RoleKind.REGION, "05");
    paste("地域\t" + drafter.mail());
    ApplicationId id = region.draft(call, drafter, "05");
    assertThat(records.notApplying(call)).isEmpty();
    act("/answers", Map.of("chosen", id("地域"), "intent", new String[] {"NONE"})).andExpect(status().is3xxRedirection());
    assertThat(records.notApplying(call)).containsExactly(region.key(id));
    region.send(official, "/compilations/" + call.value() + "/reminders", Map.of("drafting", new String[] {id.value().toString()}))
        .andExpect(flash().attribute("flashArguments", org.hamcrest.Matchers.hasItem(containsString("応募なしと回答している"))));
    assertThat(region.mails(id, "draft-asked")).isEmpty();

    String compilation = CompilationKey.of(calls.get(call), AKITA).value();
    Awaitility.await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(dueOf(region.key(id), compilation)).hasSize(2).containsOnlyNulls());
    region.open(official, "/compilations/" + call.value()).andExpect(status().isOk());
    act("/answers", Map.of("chosen", id("地域"), "intent", new String[] {"CONSIDERING"})).andExpect(status().is3xxRedirection());
    Awaitility.await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(dueOf(region.key(id), compilation)).hasSize(2).doesNotContainNull());

    act("/answers", Map.of("chosen", id("地域"), "intent", new String[] {"NONE"}));
    Awaitility.await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(dueOf(region.key(id), compilation)).containsOnlyNulls());
    ApplicationId another = region.draft(call, region.person(RoleKind.REGION, "05"), "05");
    assertThat(dueOf(region.key(another), compilation)).as("somebody applies").hasSize(2).doesNotContainNull();
    assertThat(dueOf(region.key(id))).containsOnlyNulls();
    region.save(drafter, id, jp.banso.forms.CaseFile.load("valid-01-akita-daisen-senboku-15").answers());
    region.handOver(drafter, id);
    assertThat(line("地域").intent()).as("whoever sends it applies").isEqualTo(Intent.PLANNED);
    assertThat(dueOf(region.key(id))).doesNotContainNull();
  }

  private List<Instant> dueOf(String... keys) {
    return jdbc.sql("select due_at from work_item where case_key = any(?) and source = 'PROCESS'")
        .param(keys)
        .query((row, number) -> row.getTimestamp(1) == null ? null : row.getTimestamp(1).toInstant())
        .list();
  }

  @Test
  @DisplayName("「管内に応募なし」は提出前の申込書があると記録できず、作成が始まると自動的に取り消される")
  void saysThatNobodyApplies() throws Exception {
    paste("う市\tu@example.jp");
    String list = "/participation/" + call.value();
    region.open(official, list).andExpect(content().string(containsString("まだお願いしていません")));
    act("/nobody", Map.of()).andExpect(status().is3xxRedirection());
    region.open(official, list).andExpect(content().string(not(containsString("まだお願いしていません"))))
        .andExpect(content().string(not(containsString("意向を尋ねるメールを送る"))));
    assertThat(records.nobodyApplies(call, AKITA)).isTrue();
    act("/nobody", Map.of()).andExpect(status().isConflict());
    region.draft(call, region.person(RoleKind.REGION, "05"), "05");
    assertThat(records.nobodyApplies(call, AKITA)).isFalse();
    act("/nobody", Map.of()).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("提出前の申込書が1件あります")));
  }

  @Test
  @DisplayName("名称が合えばその行に結び付き、アドレスは一つの行だけのときに限る")
  void findsTheRowOfADraft() throws Exception {
    Person drafter = region.person(RoleKind.REGION, "05");
    paste("あ市\t" + drafter.mail() + "\nい市\t" + drafter.mail());
    region.draft(call, drafter, "05");
    assertThat(line("あ市").draft()).as("who of both is it").isNull();
    assertThat(line("い市").draft()).isNull();
    paste("試験組織\t拠点");
    ApplicationId named = region.draft(call, drafter, "05");
    assertThat(line("試験組織").draft().value()).isEqualTo(region.key(named));
    assertThat(line("あ市").draft()).isNull();
  }

  @Test
  @DisplayName("作成が始まるのと同時に「管内に応募なし」とは記録できない")
  void waitsForADraftThatBegins() {
    Person drafter = region.person(RoleKind.REGION, "05");
    CompletableFuture<Outcome<Void>> said =
        context.getBean(TransactionTemplate.class)
            .execute(
                status -> {
                  region.draft(call, drafter, "05");
                  CompletableFuture<Outcome<Void>> declared =
                      CompletableFuture.supplyAsync(() -> participation.declareNobody(region.viewer(official), call, AKITA));
                  Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> waits("%participation_list%") || declared.isDone());
                  return declared;
                });
    assertThat(said.join().isDone()).isFalse();
    assertThat(records.nobodyApplies(call, AKITA)).isFalse();
  }

  private boolean waits(String statement) {
    return jdbc.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like ?")
            .param(statement)
            .query(Integer.class)
            .single()
        > 0;
  }

  @Test
  @DisplayName("次の公募では、前の一覧の名称・種別・アドレスを引き継ぎ、意向は尋ね直す")
  void takesTheListOver() throws Exception {
    paste("大仙市\t市町村\tdaisen@example.jp\t応募予定");
    CallId first = call;
    call = region.call();
    assertThat(participation.view(region.viewer(official), call, AKITA).earlier()).isPositive();
    act("/take-over", Map.of()).andExpect(status().is3xxRedirection());
    assertThat(line("大仙市").mail()).isEqualTo("daisen@example.jp");
    assertThat(line("大仙市").intent()).isEqualTo(Intent.UNANSWERED);
    assertThat(first).isNotEqualTo(call);
    region.open(region.person(RoleKind.PREFECTURE, "13"), "/participation/" + call.value() + "?prefecture=05")
        .andExpect(status().isNotFound());
    assertThat(List.of(calls.get(call).isOpen())).containsExactly(true);
  }
}
