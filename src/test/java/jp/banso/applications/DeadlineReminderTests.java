package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.banso.BansoTest;
import jp.banso.applications.ReminderStep.Tier;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallId;
import jp.banso.calls.Calls;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@BansoTest
@DisplayName("締切前の再案内")
class DeadlineReminderTests {

  private static final String VALID = "valid-01-akita-daisen-senboku-15";

  @Autowired private ApplicationContext context;
  @Autowired private DeadlineReminderSweep sweep;
  @Autowired private BusinessCalendar calendar;
  @Autowired private Calls calls;
  @Autowired private JdbcClient jdbc;

  private Region region;
  private LocalDate deadline;
  private CallId call;
  private Region.Person drafter;
  private Region.Person official;

  @BeforeEach
  void openACall() {
    region = new Region(context);
    deadline = calendar.onOrAfter(region.today().plusDays(35));
    call = region.call(deadline);
    region.desk("05");
    region.desk("12");
    drafter = region.person(RoleKind.REGION, "05");
    official = region.person(RoleKind.PREFECTURE, "05");
  }

  private LocalDate before(int businessDays) {
    return calendar.minusBusinessDays(deadline, businessDays);
  }

  private void remind(Tier tier, LocalDate due, int businessDays) {
    sweep.remind(
        calls.get(call),
        ReminderStep.of(tier, due, List.of(businessDays), calendar).findFirst().orElseThrow());
  }

  /** What the desk of a prefecture was reminded of, by day. */
  private List<String> ofDesk(String prefecture) {
    return jdbc.sql("select body from outbox_mail where kind = 'M07' and case_key = ? order by occasion")
        .param(region.callKey(call) + "-" + prefecture)
        .query(String.class)
        .list();
  }

  @Test
  @DisplayName("提出前の申込書がある都道府県だけに、残っていることの内訳と残りの営業日を、同じ日には一度だけ知らせる")
  void remindsPrefecturesOfWhatTheyOwe() {
    region.draft(call, drafter, "05");
    ApplicationId inReview = region.filled(call, drafter, "05", VALID);
    region.handOver(drafter, inReview);
    Region.Person elsewhere = region.person(RoleKind.REGION, "12");
    Region.Person official12 = region.person(RoleKind.PREFECTURE, "12");
    ApplicationId submitted = region.filled(call, elsewhere, "12", VALID);
    region.handOver(elsewhere, submitted);
    region.compile(official12, submitted);

    remind(Tier.PREFECTURE, deadline, 7);
    remind(Tier.PREFECTURE, deadline, 7);
    assertThat(ofDesk("05"))
        .singleElement().asString()
        .contains("2件（地域で作成中 1件、都道府県で確認中 1件、取りまとめ済みで提出待ち 0件）", "あと7営業日", Wareki.date(deadline));
    assertThat(ofDesk("12")).singleElement().asString().contains("取りまとめ済みで提出待ち 1件");

    region.submit(official12, call, "12", submitted);
    remind(Tier.PREFECTURE, deadline, 3);
    assertThat(ofDesk("05")).hasSize(2).last().asString().contains("あと3営業日");
    assertThat(ofDesk("12")).as("owes nothing").hasSize(1);
  }

  @Test
  @DisplayName("地域には、渡していない申込書だけについて、都道府県が決めた日から数えて知らせる。お願いした日があればその日から")
  void remindsRegionsOfTheirOwnDay() throws Exception {
    ApplicationId draft = region.draft(call, drafter, "05");
    ApplicationId handedOver = region.filled(call, drafter, "05", VALID);
    region.handOver(drafter, handedOver);
    ApplicationId asked = region.filled(call, drafter, "05", VALID);
    region.handOver(drafter, asked);
    context.getBean(ReviewService.class)
        .returnForRevision(
            region.viewer(official), asked, region.version(official, asked),
            List.of(new ReturnReason("members", "", "御確認ください。")), before(4), CheckSheet.blank())
        .orThrow();
    ApplicationId elsewhere = region.draft(call, region.person(RoleKind.REGION, "12"), "12");
    region.send(
        official, "/calls/" + call.value() + "/days",
        Map.of(
            "version", new String[] {"0"}, "regionDueOn", new String[] {Wareki.date(before(9))},
            "prefectureDueOn", new String[] {Wareki.date(before(3))}));

    remind(Tier.REGION, before(9), 3);
    assertThat(region.mails(draft, "draft-reminder")).containsExactly(drafter.mail());
    assertThat(region.mailTexts(draft)).anyMatch(text -> text.contains("提出の目安　" + Wareki.date(before(9)) + "（あと3営業日）"));
    assertThat(region.mails(asked, "draft-reminder")).isEmpty();
    assertThat(region.mails(elsewhere, "draft-reminder")).isEmpty();
    assertThat(region.mails(handedOver, "draft-reminder")).as("owes nothing").isEmpty();

    remind(Tier.REGION, before(4), 1);
    assertThat(region.mails(asked, "draft-reminder")).containsExactly(drafter.mail());
    assertThat(region.mails(draft, "draft-reminder")).hasSize(1);
  }

  @Test
  @DisplayName("二つの段階が同じ日に重なれば、知らせは一通だけ")
  void sendsOneMailADay() {
    ApplicationId draft = region.draft(call, drafter, "05");
    LocalDate day = before(10);
    sweep.remind(calls.get(call), new ReminderStep(Tier.REGION, deadline, 7, day));
    sweep.remind(calls.get(call), new ReminderStep(Tier.REGION, deadline, 3, day));
    assertThat(region.mails(draft, "draft-reminder")).hasSize(1);
  }

  @Test
  @DisplayName("過ぎた段階は送らず、締切が延びれば計画も延び、送らないと決めた公募では何も予定しない")
  void movesWithTheDeadline() {
    LocalDate today = region.today();
    region.moveDeadline(call, calendar.plusBusinessDays(today, 5));
    assertThat(sweep.nextDue()).as("7 are past").contains(nine(calendar.plusBusinessDays(today, 2)));
    region.moveDeadline(call, calendar.plusBusinessDays(today, 8));
    assertThat(sweep.nextDue()).contains(nine(calendar.plusBusinessDays(today, 1)));
    jdbc.sql("update public_call set prefecture_reminders = '{}' where id = ?").param(call.value()).update();
    assertThat(sweep.nextDue()).isEmpty();
    region.draft(call, drafter, "05");
    assertThat(sweep.nextDue()).contains(nine(before(7)));
  }

  @Test
  @DisplayName("その日の9時を過ぎてから、お願いした日・始めた申込書・変えた日については、その日のうちに再案内しない")
  void remindsNobodyOfWhatWasJustSaid() throws Exception {
    ApplicationId draft = region.draft(call, drafter, "05");
    ApplicationId asked = region.filled(call, drafter, "05", VALID);
    region.handOver(drafter, asked);
    LocalDate tomorrow = calendar.plusBusinessDays(region.today(), 1);
    context.getBean(ReviewService.class)
        .returnForRevision(
            region.viewer(official), asked, region.version(official, asked),
            List.of(new ReturnReason("members", "", "御確認ください。")), tomorrow, CheckSheet.blank())
        .orThrow();
    region.send(
        official, "/calls/" + call.value() + "/days",
        Map.of(
            "version", new String[] {"0"}, "regionDueOn", new String[] {Wareki.date(tomorrow)},
            "prefectureDueOn", new String[] {Wareki.date(before(3))}));
    region.moveDeadline(call, calendar.plusBusinessDays(region.today(), 3));
    assertThat(calls.current(ProgrammeCode.BANSO).orElseThrow().id()).isEqualTo(call);
    sweep.runDue();
    assertThat(region.mails(asked, "M08")).hasSize(1);
    assertThat(region.mails(asked, "draft-reminder")).isEmpty();
    assertThat(region.mails(draft, "draft-reminder")).isEmpty();
    assertThat(ofDesk("05")).as("begun after nine").isEmpty();
  }

  @Test
  @DisplayName("その日の9時より前に知らせた日については、再案内する")
  void remindsOfWhatWasSaidBefore() {
    ApplicationId draft = region.draft(call, drafter, "05");
    jdbc.sql("update application set started_at = ? where id = ?")
        .params(java.sql.Timestamp.from(nine(region.today()).minusSeconds(60)), draft.value())
        .update();
    LocalDate soon = calendar.plusBusinessDays(region.today(), 3);
    region.moveDeadline(call, soon);
    jdbc.sql("update public_call set region_due_on = ?, prefecture_due_on = ? where id = ?").params(soon, soon, call.value()).update();
    sweep.runDue();
    assertThat(region.mails(draft, "draft-reminder")).containsExactly(drafter.mail());
    assertThat(ofDesk("05")).hasSize(1);
  }

  @Test
  @DisplayName("締切を延長した申込書は、公募の締切の再案内に数えず、延長後の日から数えて知らせ、公募の締切の後も続ける")
  void countsAnExtendedOneByItsOwnDays() {
    jdbc.sql("update public_call set result_due_on = ? where id = ?").params(deadline.plusDays(30), call.value()).update();
    ApplicationId draft = region.draft(call, drafter, "05");
    ApplicationId extended = region.draft(call, drafter, "05");
    LocalDate until = calendar.plusBusinessDays(deadline, 4);
    extend(extended, until);

    remind(Tier.PREFECTURE, deadline, 3);
    assertThat(ofDesk("05")).singleElement().asString().contains("1件（地域で作成中 1件", Wareki.date(deadline));
    remind(Tier.REGION, deadline, 3);
    assertThat(region.mails(draft, "draft-reminder")).hasSize(1);
    assertThat(region.mails(extended, "draft-reminder")).isEmpty();

    remind(Tier.REGION, until, 1);
    assertThat(region.ofMails("body", extended, "draft-reminder"))
        .singleElement().asString().contains("提出の目安　" + Wareki.date(until) + "（あと1営業日）", "）　" + Wareki.date(until) + "当日中");
    assertThat(region.mails(draft, "draft-reminder")).hasSize(1);

    jdbc.sql("update public_call set state = 'CLOSED', deadline = ?, region_due_on = ?, prefecture_due_on = ? where id = ?")
        .params(region.today().minusDays(1), region.today().minusDays(1), region.today().minusDays(1), call.value())
        .update();
    assertThat(sweep.nextDue()).as("goes on").isPresent();
    remind(Tier.PREFECTURE, until, 1);
    assertThat(ofDesk("05")).hasSize(2).anyMatch(text -> text.contains("申込締切　" + Wareki.date(until) + "当日中（あと1営業日）"));
  }

  private void extend(ApplicationId id, LocalDate until) {
    ExtensionService extensions = context.getBean(ExtensionService.class);
    extensions.propose(region.viewer(region.person(RoleKind.SECRETARIAT_MANAGER, null)), id, until, "停電").orThrow();
    java.util.UUID proposal =
        jdbc.sql("select id from application_extension where application_id = ?").param(id.value()).query(java.util.UUID.class).single();
    extensions.answer(region.viewer(region.person(RoleKind.MINISTRY, null)), id, proposal, true, "").orThrow();
  }

  private static Instant nine(LocalDate day) {
    return JapanTime.instantOf(day.atTime(9, 0));
  }
}
