package jp.banso.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.applications.Region;
import jp.banso.correspondence.MailOrder;
import jp.banso.correspondence.Mailroom;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.Absences;
import jp.banso.parties.Groups;
import jp.banso.parties.RoleKind;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.worklist.WorkClaims;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.WorkLine;
import jp.banso.worklist.Worklist;
import jp.banso.worklist.Worklist.Period;
import jp.banso.worklist.Worklist.Shelf;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("不在と代理")
class AbsenceTests {

  private static final String CODE = "33";

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private AbsenceDesk desk;
  @Autowired private Absences absences;
  @Autowired private Worklist worklist;
  @Autowired private WorkClaims claims;
  @Autowired private AuditLog audit;
  @Autowired private Mailroom mailroom;
  @Autowired private TransactionTemplate transaction;
  @Autowired @Qualifier("businessClock") private Clock clock;

  private void away(TestPerson person, TestPerson substitute, int days) {
    LocalDate today = LocalDate.now(clock);
    desk.enter(
            person.viewer(), person.viewer().roleId(), substitute.viewer().roleId(), today, today.plusDays(days))
        .orThrow();
  }

  private void end(TestPerson person) {
    absences.of(person.viewer().organisationId(), person.viewer().programme()).stream()
        .filter(one -> one.personId().equals(person.id()))
        .forEach(one -> desk.end(person.viewer(), one.id()));
  }

  @Test
  @DisplayName("代理の方は不在の方の申込書を開き、期間が終われば開けない。監査ログにはだれの代理かが残る")
  void opensTheDraftOfTheAbsent() throws Exception {
    Office office = new Office(context, RoleKind.REGION, ProgrammeCode.BANSO, CODE);
    TestPerson absent = office.colleague();
    TestPerson substitute = office.colleague();
    Region region = new Region(context);
    UUID application = region.draft(region.call(), absent.viewer(), PrefectureCode.of(CODE)).value();
    CaseKey key =
        new CaseKey(jdbc.sql("select case_key from application where id = ?").param(application).query(String.class).single());
    String page = "/applications/" + application;
    mvc.perform(get(page).with(substitute.signedIn())).andExpect(status().isNotFound());

    LocalDate today = LocalDate.now(clock);
    mvc.perform(
            post("/absences").with(csrf()).with(absent.signedIn()).param("role", absent.viewer().roleId().toString())
                .param("substitute", substitute.viewer().roleId().toString()).param("firstDay", Wareki.date(today))
                .param("lastDay", Wareki.date(today.plusDays(2))))
        .andExpect(redirectedUrl("/absences"));
    mvc.perform(get(page).with(substitute.signedIn())).andExpect(status().isOk());
    mvc.perform(get("/").with(substitute.signedIn())).andExpect(content().string(containsString("の不在中の代理です")));
    mvc.perform(get("/absences").with(substitute.signedIn())).andExpect(status().isOk());
    assertThat(substitute.viewer().groups()).contains(Groups.area(key));
    transaction.executeWithoutResult(
        status -> {
          audit.record(AuditEntry.of(substitute.viewer().actor(), "audit.applications.saved", key));
          audit.record(AuditEntry.of(absent.viewer().actor(), "audit.applications.saved", key));
        });
    assertThat(
            jdbc.sql("select for_person_id from audit_entry where case_key = ? and person_id = ?")
                .params(key.value(), substitute.id()).query(UUID.class).list())
        .containsExactly(absent.id());
    assertThat(
            jdbc.sql("select count(*) from audit_entry where case_key = ? and person_id = ? and for_person_id is not null")
                .params(key.value(), absent.id()).query(Integer.class).single())
        .isZero();
    assertThat(
            jdbc.sql("select recipient from outbox_mail where kind = 'absence-substitute' and recipient = ?")
                .param(substitute.loginName() + "@example.jp").query(String.class).list())
        .hasSize(1);

    end(absent);
    mvc.perform(get(page).with(substitute.signedIn())).andExpect(status().isNotFound());
    assertThat(
            jdbc.sql("select person_id from group_membership where group_key = ?").param(Groups.area(key)).query(UUID.class).list())
        .as("nothing has moved").containsExactly(absent.id());
  }

  @Test
  @DisplayName("不在の方が担当する対応は代理の方の一覧に出て、同僚には「不在（代理：…）」と見え、終わると元に戻る")
  void showsWhatTheAbsentTook() throws Exception {
    Office office = new Office(context, RoleKind.PREFECTURE, ProgrammeCode.RENKEI, "38");
    TestPerson absent = office.colleague();
    TestPerson substitute = office.colleague();
    TestPerson third = office.colleague();
    CaseKey key = new CaseKey("R7-RENKEI-38-A" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(java.util.Locale.ROOT));
    String group = Groups.prefecture(ProgrammeCode.RENKEI, PrefectureCode.of("38"));
    worklist.open(Source.MENTION, key.value(), ProgrammeCode.RENKEI, group, key, "test", "試験の対応");
    UUID work = jdbc.sql("select id from work_item where ref = ?").param(key.value()).query(UUID.class).single();
    claims.claim(absent.viewer(), work).orThrow();
    assertThat(ids(substitute, Shelf.OPEN)).doesNotContain(work);
    long before = worklist.counts(substitute.viewer()).of(Shelf.OPEN).all();

    away(absent, substitute, 3);
    assertThat(ids(substitute, Shelf.OPEN)).contains(work);
    assertThat(worklist.counts(substitute.viewer()).of(Shelf.OPEN).all()).isEqualTo(before + 1);
    assertThat(ids(third, Shelf.OPEN)).doesNotContain(work);
    for (String page : List.of("/tasks?whose=colleagues", "/tasks/" + work, "/desk")) {
      mvc.perform(get(page).with(third.signedIn())).andExpect(content().string(containsString("不在（代理：")));
    }
    assertThat(desk.enter(
            substitute.viewer(), substitute.viewer().roleId(), absent.viewer().roleId(), LocalDate.now(clock),
            LocalDate.now(clock)).isDone())
        .as("who is away stands in for nobody").isFalse();
    // the log is written after the work has gone, as services do
    transaction.executeWithoutResult(
        status -> {
          worklist.close(Source.MENTION, key.value());
          audit.record(AuditEntry.of(substitute.viewer().actor(), "audit.worklist.retried", key));
        });
    assertThat(
            jdbc.sql("select proxy_note from audit_entry where case_key = ? and for_person_id = ?")
                .params(key.value(), absent.id()).query(String.class).list())
        .singleElement().asString().contains("不在中の代理");
    end(absent);
    assertThat(substitute.viewer().standsFor()).isEmpty();
  }

  private List<UUID> ids(TestPerson person, Shelf shelf) {
    return worklist.page(person.viewer(), shelf, Period.ALL, null, 10_000).stream().map(WorkLine::id).toList();
  }

  @Test
  @DisplayName("不在の方へのメールは代理の方にも届く。番号を知らせるメールは届かない")
  void copiesMails() {
    Office office = new Office(context, RoleKind.PREFECTURE, ProgrammeCode.BANSO, CODE);
    TestPerson absent = office.colleague();
    TestPerson substitute = office.colleague();
    away(absent, substitute, 1);
    CaseKey key = new CaseKey("R7-BANSO-33-B" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(java.util.Locale.ROOT));
    String to = absent.loginName() + "@example.jp";
    MailOrder order =
        MailOrder.of("reminder", ProgrammeCode.BANSO, key, "/").to(to).value("task", "試験").value("dueAt", clock.instant())
            .value("today", false).value("proposed", false).value("inPerson", false);
    transaction.executeWithoutResult(
        status -> {
          mailroom.send(order.on("1"));
          mailroom.sendRound(order.on("2"), "task", Map.of(to, "試験"));
          mailroom.send(order.on("3").secret("code", "ABCDE"));
        });
    assertThat(
            jdbc.sql("select blind_copies from outbox_mail where case_key = ? order by occasion").param(key.value())
                .query(String.class).list())
        .containsExactly(substitute.loginName() + "@example.jp", substitute.loginName() + "@example.jp", "");
  }

  @Test
  @DisplayName("ほかの方の不在は課の管理者が登録し、ほかの課や役割の方は代理になれない")
  void keepsToTheOffice() throws Exception {
    Office office = new Office(context, RoleKind.PREFECTURE, ProgrammeCode.BANSO, CODE);
    TestPerson head = office.colleague(true);
    TestPerson clerk = office.colleague();
    TestPerson stranger = new Office(context, RoleKind.PREFECTURE, ProgrammeCode.BANSO, CODE).colleague();
    LocalDate today = LocalDate.now(clock);
    assertThat(desk.enter(head.viewer(), clerk.viewer().roleId(), stranger.viewer().roleId(), today, today).isDone()).isFalse();
    assertThat(desk.enterable(clerk.viewer())).extracting(one -> one.personId()).containsExactly(clerk.id());
    mvc.perform(
            post("/absences").with(csrf()).with(clerk.signedIn()).param("role", head.viewer().roleId().toString())
                .param("substitute", clerk.viewer().roleId().toString()).param("firstDay", "2030-01-01")
                .param("lastDay", "2030-01-02"))
        .andExpect(status().isNotFound());
    mvc.perform(
            post("/absences").with(csrf()).with(head.signedIn()).param("role", clerk.viewer().roleId().toString())
                .param("substitute", "").param("firstDay", "来週").param("lastDay", ""))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("来週")));
    desk.enter(head.viewer(), clerk.viewer().roleId(), head.viewer().roleId(), today, today).orThrow();
    UUID absence = absences.of(head.viewer().organisationId(), ProgrammeCode.BANSO).get(0).id();
    mvc.perform(post("/absences/" + absence + "/end").with(csrf()).with(stranger.signedIn())).andExpect(status().isNotFound());
    mvc.perform(post("/absences/" + absence + "/end").with(csrf()).with(head.signedIn())).andExpect(redirectedUrl("/absences"));
  }

  @Test
  @DisplayName("代理をお願いされている方が不在を登録すると、代理がいなくなる方の名前を知らせ、一覧にも出す。過ぎた期間は日の欄で断る")
  void saysWhoIsLeftAlone() throws Exception {
    Office office = new Office(context, RoleKind.PREFECTURE, ProgrammeCode.BANSO, CODE);
    TestPerson absent = office.colleague();
    TestPerson substitute = office.colleague();
    TestPerson third = office.colleague();
    LocalDate today = LocalDate.now(clock);
    away(absent, substitute, 3);
    mvc.perform(get("/absences").with(third.signedIn()))
        .andExpect(content().string(not(containsString("代理の方も不在の日があります"))));
    mvc.perform(
            entered(substitute, third, today.plusDays(3), today.plusDays(5)))
        .andExpect(redirectedUrl("/absences"))
        .andExpect(flash().attribute("flashArguments", hasItem(desk.all(third.viewer()).get(0).personName())));
    mvc.perform(get("/absences").with(third.signedIn())).andExpect(content().string(containsString("代理の方も不在の日があります")));

    mvc.perform(entered(third, absent, today.minusDays(5), today.minusDays(3)))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("過ぎた期間は登録できません。")));
  }

  private static RequestBuilder entered(TestPerson away, TestPerson substitute, LocalDate first, LocalDate last) {
    return post("/absences").with(csrf()).with(away.signedIn()).param("role", away.viewer().roleId().toString())
        .param("substitute", substitute.viewer().roleId().toString()).param("firstDay", Wareki.date(first))
        .param("lastDay", Wareki.date(last));
  }
}
