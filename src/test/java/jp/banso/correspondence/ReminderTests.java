package jp.banso.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.access.Cast;
import jp.banso.access.Seat;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.DeskContact;
import jp.banso.parties.Groups;
import jp.banso.parties.Memberships;
import jp.banso.parties.People;
import jp.banso.parties.Registration;
import jp.banso.platform.mail.SentMail;
import jp.banso.platform.mail.WrittenMails;
import jp.banso.worklist.WorkDueSoon;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.WorkLine;
import jp.banso.worklist.WorkDueSoon.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("期限の御案内")
class ReminderTests {

  @Autowired ApplicationContext context;
  @Autowired Reminders reminders;
  @Autowired People people;
  @Autowired Memberships memberships;
  @Autowired Registration registration;
  @Autowired TransactionTemplate transaction;
  @Autowired Clock clock;

  private Cast cast;
  private CaseKey key;
  private UUID item;

  @BeforeEach
  void prepare() {
    cast = new Cast(context);
    key = LetterFixtures.newKey();
    item = UUID.randomUUID();
  }

  private List<SentMail> remind(String holder, Stage stage, Instant dueAt) {
    reminders.remind(
        new WorkDueSoon(item, stage, "banso", holder, key.value(), "UserTask_X", "申込書を作成する", dueAt,
            "/applications/" + item, false));
    return WrittenMails.of(context, key);
  }

  private String areaOfTheRegion() {
    String group = Groups.area(key);
    transaction.executeWithoutResult(status -> memberships.grant(group, cast.person(Seat.REGION), null));
    return group;
  }

  private Instant later() {
    return clock.instant().plus(Duration.ofDays(2));
  }

  private String mailOf(Seat seat) {
    return people.find(cast.person(seat)).orElseThrow().mail();
  }

  @Test
  @DisplayName("地域の人には申込みの組で届き、二度頼んでも一通である")
  void remindsThePeopleOfAnArea() {
    String group = areaOfTheRegion();
    Instant due = later();
    remind(group, Stage.TWO_DAYS_BEFORE, due);
    assertThat(remind(group, Stage.TWO_DAYS_BEFORE, due)).singleElement().satisfies(mail -> {
      assertThat(mail.recipient()).isEqualTo(mailOf(Seat.REGION));
      assertThat(mail.subject()).startsWith("【御確認】申込書を作成する（R7-伴走-31-");
      assertThat(mail.body()).contains("期限：令和7年", "/applications/" + item, "事務局が代わりに記録").doesNotContain("/tasks/").doesNotContain("[(", "[#");
    });
    assertThat(remind(group, Stage.ON_THE_DAY, due)).hasSize(2);
  }

  @Test
  @DisplayName("厚生労働省には、お願いしたときにメールで知らせる")
  void tellsTheMinistryWhatItIsAskedFor() {
    WorkLine work =
        new WorkLine(
            item, WorkItem.Source.PROCESS, "公表内容を了承する", "公募", "/calls/" + item, key.value(), "UserTask_X", later(),
            clock.instant(), false, Groups.ministry(ProgrammeCode.BANSO), null, null, null);
    reminders.ask(ProgrammeCode.BANSO, work);
    reminders.ask(ProgrammeCode.BANSO, work);
    assertThat(WrittenMails.of(context, key)).filteredOn(mail -> mail.recipient().equals(mailOf(Seat.MINISTRY)))
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.subject()).startsWith("【御確認のお願い】公表内容を了承する（");
          assertThat(mail.body()).contains("/calls/" + item, "期限：令和7年").doesNotContain("[(", "[#");
        });
  }

  @Test
  @DisplayName("期限が延びたら、新しい期限の前にもう一度届く")
  void remindsAgainOfWorkThatWasPutOff() {
    String group = areaOfTheRegion();
    Instant due = later();
    remind(group, Stage.TWO_DAYS_BEFORE, due);
    remind(group, Stage.ON_THE_DAY, due);

    Instant putOff = due.plus(Duration.ofDays(21));
    assertThat(remind(group, Stage.TWO_DAYS_BEFORE, putOff)).hasSize(3);
    assertThat(remind(group, Stage.ON_THE_DAY, putOff)).hasSize(4);
  }

  @Test
  @DisplayName("庁内や地域の中の目安の日は、期限と呼ばない")
  void callsAProposedDayBySuchAName() {
    String group = areaOfTheRegion();
    for (Stage stage : List.of(Stage.TWO_DAYS_BEFORE, Stage.ON_THE_DAY)) {
      reminders.remind(
          new WorkDueSoon(item, stage, "banso", group, key.value(), "UserTask_X", "申込書を作成する", later(),
              "/applications/" + item, true));
    }
    assertThat(WrittenMails.of(context, key)).hasSize(2)
        .allSatisfy(mail -> assertThat(mail.subject() + mail.body()).contains("目安").doesNotContain("期限", "本日まで", "[(", "[#"))
        .anySatisfy(mail -> assertThat(mail.subject()).startsWith("【本日が目安】"));
  }

  @Test
  @DisplayName("リンクの書かれる前に預かった御案内も、対応のページを示して届く")
  void leadsToTheTaskWhereNoLinkWasKept() throws Exception {
    String group = areaOfTheRegion();
    ObjectMapper json = context.getBean(ObjectMapper.class);
    ObjectNode kept =
        json.valueToTree(
            new WorkDueSoon(
                item, Stage.ON_THE_DAY, "banso", group, key.value(), "UserTask_X", "申込書を作成する", later(), "/applications", false));
    kept.remove("link");
    kept.remove("proposed");
    reminders.remind(json.treeToValue(kept, WorkDueSoon.class));
    assertThat(WrittenMails.of(context, key)).singleElement()
        .satisfies(mail -> assertThat(mail.body()).contains("/tasks/" + item).doesNotContain("null"));
  }

  @Test
  @DisplayName("都道府県には担当課のアドレスに届く")
  void remindsTheDeskOfAPrefecture() {
    PrefectureCode code = PrefectureCode.of("31");
    registration.desk(
        ProgrammeCode.BANSO, FiscalYear.of(clock.instant()),
        new DeskContact(code, "医療政策担当課", "desk31@example.jp", "000-000-0000"));
    assertThat(remind(Groups.prefecture(ProgrammeCode.BANSO, code), Stage.ON_THE_DAY, later()))
        .extracting(SentMail::recipient)
        .containsExactly("desk31@example.jp");
  }

  @Test
  @DisplayName("年度が変わっても、その件の年度の担当課に届く")
  void remindsTheDeskOfTheCasesYear() {
    PrefectureCode code = PrefectureCode.of("32");
    key = new CaseKey(LetterFixtures.newKey().value().replace("R7-", "R6-"));
    registration.desk(
        ProgrammeCode.BANSO, new FiscalYear(2024),
        new DeskContact(code, "医療政策担当課", "desk32-r6@example.jp", "000-000-0000"));
    assertThat(remind(Groups.prefecture(ProgrammeCode.BANSO, code), Stage.ON_THE_DAY, later()))
        .extracting(SentMail::recipient)
        .containsExactly("desk32-r6@example.jp");
  }

  @Test
  @DisplayName("審査員と厚生労働省には本人のアドレスに届く")
  void remindsReviewersAndMinistry() {
    assertThat(remind(Groups.reviewer(cast.person(Seat.REVIEWER)), Stage.ON_THE_DAY, later()))
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.recipient()).isEqualTo(mailOf(Seat.REVIEWER));
              assertThat(mail.body()).contains("御本人による入力を").doesNotContain("事務局が代わりに記録");
            });
    assertThat(remind(Groups.ministry(ProgrammeCode.BANSO), Stage.ON_THE_DAY, later()))
        .extracting(SentMail::recipient)
        .contains(mailOf(Seat.MINISTRY));
  }

  @Test
  @DisplayName("事務局には送らず、期限を過ぎたものと責任者に上がったものも送らない")
  void keepsSilentWhereAMailWouldBeWrong() {
    assertThat(remind(Groups.secretariat(ProgrammeCode.BANSO), Stage.ON_THE_DAY, later())).isEmpty();
    assertThat(remind(Groups.secretariatManager(ProgrammeCode.BANSO), Stage.ON_THE_DAY, later())).isEmpty();
    String reviewer = Groups.reviewer(cast.person(Seat.REVIEWER));
    assertThat(remind(reviewer, Stage.ESCALATED, later())).isEmpty();
    assertThat(remind(reviewer, Stage.ON_THE_DAY, clock.instant().minusSeconds(60))).isEmpty();
  }
}
