package jp.banso.inquiries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.accounts.SecretMail;
import jp.banso.consultation.DeskUse;
import jp.banso.correspondence.CameMails;
import jp.banso.inquiries.Feedback.Said;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@BansoTest
@DisplayName("照会の保存期間と削除")
class InquiryRetentionTests {

  private static final UUID OLD_TERMS = UUID.fromString("7c0e6a40-51f0-4d0e-9a55-0a4d2018de5c");

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private InquiryRetention retention;

  private InquiryFixtures inquiries;
  private CameMails outside;
  private TestPerson clerk;
  private TestPerson manager;
  private String canary;

  @BeforeEach
  void open() {
    outside = new CameMails(context);
    inquiries = new InquiryFixtures(context);
    inquiries.openDesk();
    clerk = inquiries.clerk();
    manager = TestPerson.with(context, RoleKind.SECRETARIAT_MANAGER, ProgrammeCode.BANSO);
    canary = "kanaria" + UUID.randomUUID().toString().replace("-", "");
  }

  @AfterEach
  void close() {
    inquiries.endAll(clerk.viewer());
    inquiries.closeDesk();
    jdbc.sql("delete from consultation_desk where id = ?").param(OLD_TERMS).update();
  }

  @Test
  @DisplayName("保存期間を過ぎた照会は、別の責任者の確認を経て、メール・ファイル・手続・記録から跡形なく消え、番号だけが残る")
  void leavesNothingOfAPerson() throws Exception {
    InquiryId id = walked();
    String key = jdbc.sql("select case_key from inquiry where id = ?").param(id.value()).query(String.class).single();
    assertThat(hits()).contains("inquiry", "inquiry_entry", "inbound_mail", "outbox_mail", "audit_entry", "demo_mail", "inquiry_feedback");
    becomesOld(id);
    send(clerk, "/inquiries/" + id.value() + "/hold", "note", " ").andExpect(status().isUnprocessableEntity());
    send(clerk, "/inquiries/" + id.value() + "/hold", "note", "開示の請求 " + canary).andExpect(status().is3xxRedirection());
    page(clerk, "/inquiries/" + id.value()).andExpect(content().string(containsString("開示の請求")));
    send(clerk, "/inquiries/retention").andExpect(flash().attribute("flash", "inquiries.deletion.refused.none"));
    send(clerk, "/inquiries/" + id.value() + "/hold/removal").andExpect(status().is3xxRedirection());
    page(clerk, "/inquiries/retention").andExpect(content().string(containsString("平成30年度の相談窓口")));

    String place =
        send(clerk, "/inquiries/retention").andExpect(status().is3xxRedirection()).andReturn().getResponse().getRedirectedUrl();
    send(clerk, "/inquiries/retention").andExpect(flash().attribute("flash", "inquiries.deletion.refused.open"));
    page(clerk, place).andExpect(content().string(containsString("対象の照会")));
    send(clerk, place + "/confirmation").andExpect(status().isForbidden());
    send(TestPerson.with(context, RoleKind.MINISTRY, ProgrammeCode.BANSO), place + "/confirmation")
        .andExpect(status().isNotFound());
    assertThat(inquiries.state(id)).isEqualTo("ENDED");
    send(manager, place + "/confirmation").andExpect(flash().attribute("flash", "inquiries.deletion.confirmed"));
    send(manager, place + "/confirmation").andExpect(status().isConflict());
    context.getBean(RetentionSweep.class).runDue();

    assertThat(hits()).isEmpty();
    page(clerk, "/inquiries/" + id.value()).andExpect(status().isNotFound());
    page(manager, place)
        .andExpect(content().string(containsString("削除しました")))
        .andExpect(content().string(not(containsString(canary))));
    assertThat(
            jdbc.sql("select count(*) from act_hi_procinst where business_key_ = :key or business_key_ like :key || '-%'")
                .param("key", key)
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(
            jdbc.sql("select distinct jsonb_object_keys(details) from audit_entry where case_key = ?")
                .param(key)
                .query(String.class)
                .list())
        .containsExactly("erased");
    assertThat(retention.deletions(clerk.viewer()).get(0))
        .satisfies(
            done -> {
              assertThat(done.state()).isEqualTo(DeletionState.FINISHED);
              assertThat(done.deleted()).isOne();
              assertThat(done.files()).isOne();
              assertThat(done.mails()).isGreaterThan(1);
            });
  }

  @Test
  @DisplayName("確認の後に残すと決めた照会は消えず、取りやめれば何も消えない")
  void keepsWhatIsHeldMeanwhile() {
    InquiryId id = inquiries.called(clerk.viewer(), canary, null);
    end(id);
    becomesOld(id);
    UUID dropped = retention.prepare(clerk.viewer()).orThrow();
    retention.drop(clerk.viewer(), dropped);
    UUID deletion = retention.prepare(manager.viewer()).orThrow();
    assertThat(retention.mayConfirm(manager.viewer(), deletion)).isFalse();
    TestPerson second = TestPerson.with(context, RoleKind.SECRETARIAT_MANAGER, ProgrammeCode.BANSO);
    retention.confirm(second.viewer(), deletion);
    retention.keep(clerk.viewer(), id, "訴訟のため");
    context.getBean(RetentionSweep.class).runDue();
    assertThat(inquiries.state(id)).isEqualTo("ENDED");
    assertThat(retention.deletion(clerk.viewer(), deletion).kept()).isOne();
    retention.letGo(clerk.viewer(), id);
    retention.confirm(manager.viewer(), retention.prepare(clerk.viewer()).orThrow());
    context.getBean(RetentionSweep.class).runDue();
    assertThat(jdbc.sql("select count(*) from inquiry where id = ?").param(id.value()).query(Integer.class).single()).isZero();
  }

  /** By mail with a file, with a call back, notes and a reason: the person's name stands wherever it can. */
  private InquiryId walked() throws Exception {
    UUID mail =
        outside.send(
            canary + "@example.jp", "zaitaku@example.jp", "照会 " + canary,
            "1)自治体・機関名：" + canary + "\n2)氏名：" + canary + "\n3)連絡先：0187-00-0000\n4)照会内容\n会議の例を教えてください。",
            (message, raw) ->
                CameMails.attach(message, canary + ".txt", canary.getBytes(StandardCharsets.UTF_8)));
    InquiryId id = inquiries.ofMail(mail);
    InquiryHandling handling = context.getBean(InquiryHandling.class);
    handling.note(clerk.viewer(), id, true, canary + "さんと話した。").orThrow();
    jdbc.sql("update inquiry set requester_telephone = '0187-00-0000' where id = ?").param(id.value()).update();
    handling.promiseCallback(clerk.viewer(), id, null).orThrow();
    UUID callback = jdbc.sql("select id from callback where inquiry_id = ?").param(id.value()).query(UUID.class).single();
    context.getBean(CallbackBoard.class).tried(clerk.viewer(), callback, true, canary + "さんが出た。");
    context.getBean(InquiryUses.class)
        .record(clerk.viewer(), DeskUse.GUIDEBOOK, List.of(id), "改訂の候補");
    inquiries.check(clerk.viewer(), id);
    String answered =
        SecretMail.of(
                context, canary + "@example.jp",
                () ->
                    handling.answerAtOnce(
                        clerk.viewer(), id, Long.parseLong(inquiries.version(id)), canary + "様への回答", null, false))
            .words();
    Matcher code = Pattern.compile("code=([A-Z2-9-]{11})").matcher(answered);
    assertThat(code.find()).isTrue();
    context.getBean(FeedbackDoor.class).say(code.group(1), "192.0.2.76", Said.NOT_USEFUL, canary + "です。").orThrow();
    outside.send(
        canary + "@example.jp", outside.answering("zaitaku@example.jp", inquiries.newestMail(id, "M04")), "Re", "もう一つ。");
    end(id);
    return id;
  }

  private void end(InquiryId id) {
    context
        .getBean(InquiryHandling.class)
        .end(clerk.viewer(), id, Long.parseLong(inquiries.version(id)), canary + "の申出により取下げ")
        .orThrow();
  }

  /** Years cannot pass here, as the clock is everybody's: its terms become old instead. */
  private void becomesOld(InquiryId id) {
    String columns =
        jdbc.sql(
                "select column_name from information_schema.columns where table_schema = current_schema()"
                    + " and table_name = 'consultation_desk' and column_name not in ('id', 'fiscal_year')")
            .query(String.class)
            .list()
            .stream()
            .collect(Collectors.joining(", "));
    jdbc.sql(
            "insert into consultation_desk (id, fiscal_year, " + columns + ") select ?, 2018, " + columns
                + " from consultation_desk where id = '7c0e6a40-51f0-4d0e-9a55-0a4d2025de5c' on conflict do nothing")
        .param(OLD_TERMS)
        .update();
    jdbc.sql("update inquiry set desk_id = ? where id = ?").params(OLD_TERMS, id.value()).update();
  }

  /** The tables of the database in which the canary stands, in texts and in bytes. */
  private List<String> hits() {
    List<String> found = new ArrayList<>();
    byte[] bytes = canary.getBytes(StandardCharsets.US_ASCII);
    for (String table :
        jdbc.sql(
                "select table_name from information_schema.tables where table_schema = current_schema()"
                    + " and table_type = 'BASE TABLE' order by 1")
            .query(String.class)
            .list()) {
      List<String> binary =
          jdbc.sql(
                  "select column_name from information_schema.columns where table_schema = current_schema()"
                      + " and table_name = ? and data_type = 'bytea'")
              .param(table)
              .query(String.class)
              .list();
      String inTexts =
          binary.isEmpty()
              ? "t::text like '%' || :canary || '%'"
              : "(to_jsonb(t) - cast(:binary as text[]))::text like '%' || :canary || '%'";
      String inBytes =
          binary.stream().map(column -> " or position(cast(:bytes as bytea) in t." + column + ") > 0").collect(Collectors.joining());
      if (jdbc.sql("select exists (select 1 from \"" + table + "\" t where " + inTexts + inBytes + ")")
          .param("canary", canary)
          .param("binary", binary.toArray(String[]::new))
          .param("bytes", bytes)
          .query(Boolean.class)
          .single()) {
        found.add(table);
      }
    }
    return found;
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
