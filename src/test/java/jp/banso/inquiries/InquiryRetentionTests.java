package jp.banso.inquiries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
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
@DisplayName("相談の保存期間と削除")
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
    UUID loose = loose();
    becomesOld(id);
    send(clerk, "/inquiries/" + id.value() + "/hold", "note", " ").andExpect(status().isUnprocessableEntity());
    send(clerk, "/inquiries/" + id.value() + "/hold", "note", "開示の請求 " + canary).andExpect(status().is3xxRedirection());
    page(clerk, "/inquiries/" + id.value()).andExpect(content().string(containsString("開示の請求")));
    outside.settle(loose);
    send(clerk, "/inquiries/" + id.value() + "/hold/removal").andExpect(status().is3xxRedirection());
    page(clerk, "/inquiries/retention").andExpect(content().string(containsString("平成30年度の相談窓口")));

    String place =
        send(clerk, "/inquiries/retention").andExpect(status().is3xxRedirection()).andReturn().getResponse().getRedirectedUrl();
    send(clerk, "/inquiries/retention").andExpect(flash().attribute("flash", "inquiries.deletion.refused.open"));
    page(clerk, place)
        .andExpect(content().string(containsString("対象の相談")))
        .andExpect(content().string(containsString("1通（うち削除0通）")));
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
              assertThat(done.files()).isEqualTo(2);
              assertThat(done.mails()).isGreaterThan(5);
              assertThat(done.looseDeleted()).isOne();
            });
  }

  @Test
  @DisplayName("消せない照会があっても残りは消え、消せなかったことが記録に出て、次に消える")
  void goesOnPastWhatFails() throws Exception {
    InquiryId stuck = inquiries.called(clerk.viewer(), canary, null);
    InquiryId other = inquiries.called(clerk.viewer(), canary, null);
    InquiryId called = inquiries.called(clerk.viewer(), canary, null);
    context.getBean(InquiryHandling.class).promiseCallback(clerk.viewer(), called, null).orThrow();
    for (InquiryId id : List.of(stuck, other)) {
      end(id);
      becomesOld(id);
    }
    jdbc.sql("update inquiry set desk_id = ?, state = 'ENDED' where id = ?").params(OLD_TERMS, called.value()).update();
    jdbc.sql(
            "create function refuse_test() returns trigger language plpgsql as $$ begin if old.id = '" + stuck.value()
                + "' then raise exception 'stuck'; end if; return old; end $$")
        .update();
    jdbc.sql("create trigger refuse_test before delete on inquiry for each row execute function refuse_test()").update();
    UUID deletion;
    try {
      deletion = retention.prepare(clerk.viewer()).orThrow();
      retention.confirm(manager.viewer(), deletion);
      assertThatThrownBy(() -> context.getBean(RetentionSweep.class).runDue()).hasMessageContaining("stuck");
      page(manager, "/inquiries/retention/" + deletion).andExpect(content().string(containsString("削除できませんでした")));
      assertThat(retention.deletion(clerk.viewer(), deletion).state()).isEqualTo(DeletionState.CONFIRMED);
      page(clerk, "/inquiries/" + other.value()).andExpect(status().isNotFound());
    } finally {
      jdbc.sql("drop trigger refuse_test on inquiry").update();
      jdbc.sql("drop function refuse_test()").update();
    }
    context.getBean(RetentionSweep.class).runDue();
    assertThat(retention.deletion(clerk.viewer(), deletion))
        .satisfies(done -> assertThat(done.state()).isEqualTo(DeletionState.FINISHED))
        .satisfies(done -> assertThat(done.deleted()).isEqualTo(2));
    page(clerk, "/inquiries/" + called.value()).andExpect(status().isOk());
  }

  @Test
  @DisplayName("いつまでも消せない照会は人の仕事になり、残りの削除は終わって、次の削除でもう一度対象になる")
  void leavesWhatFailsForEverToAPerson() throws Exception {
    InquiryId stuck = inquiries.called(clerk.viewer(), canary, null);
    UUID loose = loose();
    outside.settle(loose);
    end(stuck);
    becomesOld(stuck);
    jdbc.sql(
            "create function refuse_ever() returns trigger language plpgsql as $$ begin if old.id = '" + stuck.value()
                + "' then raise exception 'stuck'; end if; return old; end $$")
        .update();
    jdbc.sql("create trigger refuse_ever before delete on inquiry for each row execute function refuse_ever()").update();
    UUID deletion;
    try {
      deletion = failing();
    } finally {
      jdbc.sql("drop trigger refuse_ever on inquiry").update();
      jdbc.sql("drop function refuse_ever()").update();
    }
    assertThat(retention.deletion(clerk.viewer(), deletion).looseDeleted()).isOne();
    page(manager, "/inquiries/retention/" + deletion).andExpect(content().string(containsString("削除できないものが残りました")));
    assertThat(work(deletion)).containsExactly("削除できなかった相談・メールを確かめる");

    retention.drop(clerk.viewer(), retention.prepare(clerk.viewer()).orThrow());
    assertThat(work(deletion)).as("it is left still").hasSize(1);
    UUID again = retention.prepare(clerk.viewer()).orThrow();
    retention.confirm(manager.viewer(), again);
    context.getBean(RetentionSweep.class).runDue();
    page(clerk, "/inquiries/" + stuck.value()).andExpect(status().isNotFound());
    assertThat(work(deletion)).isEmpty();
    assertThat(work(again)).isEmpty();
  }

  @Test
  @DisplayName("窓口の覚え書きだけを消せなかった削除も、相談が残っていなくてももう一度行え、消えるまで人の仕事が一つ残る")
  void triesAgainWhatIsOnNoCase() {
    InquiryId id = inquiries.called(clerk.viewer(), canary, null);
    end(id);
    becomesOld(id);
    jdbc.sql("insert into desk_handover (id, programme, day, note) values (?, 'BANSO', date '2018-06-02', ?)")
        .params(OLD_TERMS, canary)
        .update();
    jdbc.sql(
            "create function refuse_note() returns trigger language plpgsql as $$ begin if old.note = '" + canary
                + "' then raise exception 'stuck'; end if; return new; end $$")
        .update();
    jdbc.sql("create trigger refuse_note before update on desk_handover for each row execute function refuse_note()").update();
    UUID deletion;
    UUID again;
    try {
      deletion = failing();
      assertThat(jdbc.sql("select count(*) from inquiry where id = ?").param(id.value()).query(Integer.class).single()).isZero();
      assertThat(work(deletion)).hasSize(1);
      again = failing();
      assertThat(work(deletion)).as("one for what is left").isEmpty();
      assertThat(work(again)).containsExactly("削除できなかった相談・メールを確かめる");
    } finally {
      jdbc.sql("drop trigger refuse_note on desk_handover").update();
      jdbc.sql("drop function refuse_note()").update();
    }
    UUID last = retention.prepare(clerk.viewer()).orThrow();
    retention.confirm(manager.viewer(), last);
    context.getBean(RetentionSweep.class).runDue();
    assertThat(hits()).isEmpty();
    assertThat(work(again)).isEmpty();
    assertThat(retention.prepare(clerk.viewer()).isDone()).as("nothing is left").isFalse();
    jdbc.sql("delete from desk_handover where id = ?").param(OLD_TERMS).update();
  }

  /** A deletion that left something. */
  private UUID failing() {
    RetentionSweep sweep = context.getBean(RetentionSweep.class);
    UUID deletion = retention.prepare(clerk.viewer()).orThrow();
    retention.confirm(manager.viewer(), deletion);
    for (int i = 0; i < Deletions.TRIES; i++) {
      // the scheduler may have tried meanwhile
      catchThrowable(sweep::runDue);
    }
    sweep.runDue();
    assertThat(retention.deletion(clerk.viewer(), deletion))
        .satisfies(done -> assertThat(done.state()).isEqualTo(DeletionState.FINISHED))
        .satisfies(done -> assertThat(done.failed()).isOne());
    return deletion;
  }

  private List<String> work(UUID deletion) {
    return jdbc.sql("select title from work_item where ref = ?").param(deletion.toString()).query(String.class).list();
  }

  @Test
  @DisplayName("掲載の同意は、その事実と取下げのコードだけが残り、伺ったときの様子は残らない")
  void keepsTheFactOfAConsent() {
    InquiryId id = inquiries.called(clerk.viewer(), canary, null);
    context.getBean(ConsentDesk.class)
        .record(clerk.viewer(), id, FaqConsent.State.GIVEN, FaqConsent.Means.TELEPHONE, canary + "さんから")
        .orThrow();
    end(id);
    becomesOld(id);
    retention.confirm(manager.viewer(), retention.prepare(clerk.viewer()).orThrow());
    context.getBean(RetentionSweep.class).runDue();
    assertThat(hits()).isEmpty();
    assertThat(
            jdbc.sql("select state from inquiry_faq_consent where inquiry_id = ?").param(id.value()).query(String.class).list())
        .containsExactly("GIVEN");
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
    String words =
        SecretMail.of(
            context, canary + "@example.jp",
            () -> {
              answered(id);
              return null;
            })
            .words();
    Matcher code = Pattern.compile("code=([A-Z2-9-]{11})").matcher(words);
    assertThat(code.find()).isTrue();
    context.getBean(FeedbackDoor.class).say(code.group(1), "192.0.2.76", Said.NOT_USEFUL, canary + "です。").orThrow();
    UUID answer = inquiries.newestMail(id, "M04");
    String ours = outside.answering("zaitaku@example.jp", answer);
    UUID away =
        outside.send(
            canary + "@example.jp", ours, "不在 " + canary, canary + "は不在です。",
            (message, raw) -> raw.setHeader("Auto-Submitted", "auto-replied"));
    assertThat(outside.standing(away)).isEqualTo("KEPT");
    UUID picture =
        outside.send(
            canary + "@example.jp", ours, "不在 " + canary, canary + "は不在です。",
            (message, raw) -> {
              raw.setHeader("Auto-Submitted", "auto-replied");
              CameMails.attach(message, canary + ".png", canary.getBytes(StandardCharsets.UTF_8));
            });
    assertThat(outside.standing(picture)).startsWith("FILED R7-BANSO-I");
    outside.send(canary + "@example.jp", ours, "再度 " + canary, canary + "です。もう一つ伺います。");
    assertThat(inquiries.state(id)).isEqualTo("RECEIVED");
    context.getBean(ConsentDesk.class)
        .record(clerk.viewer(), id, FaqConsent.State.DECLINED, FaqConsent.Means.MAIL, canary + "さんから")
        .orThrow();
    context.getBean(DeskHandovers.class)
        .note(clerk.viewer(), List.of(new DeskHandovers.Note(id.value(), "", canary + "さんを待つ")));
    end(id);
    return id;
  }

  /** With a question to the ministry in between, by a second person, and with the question for the public page. */
  private void answered(InquiryId id) {
    context.getBean(InquiryHandling.class).toDraft(clerk.viewer(), id, Long.parseLong(inquiries.version(id)));
    InquiryAnswering answering = context.getBean(InquiryAnswering.class);
    answering.askMinistry(clerk.viewer(), id, Long.parseLong(inquiries.version(id)), "会議の例はありますか。").orThrow();
    answering.recordMinistryAnswer(clerk.viewer(), id, Long.parseLong(inquiries.version(id)), canary + "に伝えてください。");
    answering
        .askForConfirmation(clerk.viewer(), id, Long.parseLong(inquiries.version(id)), canary + "様、例は次のとおりです。", null)
        .orThrow();
    context.getBean(ConsentDesk.class).wish(clerk.viewer(), id, true);
    answering
        .confirm(inquiries.clerk().viewer(), id, Long.parseLong(inquiries.version(id)), null)
        .orThrow();
  }

  /** A mail of a program that opened no case, of the year of the old terms, and our answer to somebody out of the period. */
  private UUID loose() throws Exception {
    UUID mail =
        outside.send(
            canary + "@example.jp", "zaitaku@example.jp", "広告 " + canary, canary,
            (message, raw) -> raw.setHeader("Auto-Submitted", "auto-generated"));
    assertThat(outside.standing(mail)).isEqualTo("KEPT");
    jdbc.sql("update received_mail set state = 'TRIAGE', arrived_at = timestamptz '2018-06-01' where id = ?")
        .param(mail)
        .update();
    jdbc.sql(
            "insert into outbox_mail (id, message_id, programme, case_key, kind, occasion, recipient, copies, subject, body,"
                + " attachments, result_mail, not_before, state, created_at) values (gen_random_uuid(),"
                + " gen_random_uuid()::text, 'banso', 'H30-BANSO-I0', 'inquiry-outside-period', '', ?, '', '期間外', '期間外', '',"
                + " false, timestamptz '2018-06-01', 'SENT', timestamptz '2018-06-01')")
        .param(canary + "@example.jp")
        .update();
    return mail;
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
