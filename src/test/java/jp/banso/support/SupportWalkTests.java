package jp.banso.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.banso.BansoTest;
import jp.banso.composition.MemberGroup;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Wareki;
import jp.banso.parties.RoleKind;
import jp.banso.support.SupportFixtures.Person;
import jp.banso.support.SupportFixtures.Region;
import jp.banso.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@BansoTest
@DisplayName("受諾から最終報告まで、画面だけで進められる")
class SupportWalkTests {

  @Autowired private ApplicationContext context;

  private SupportFixtures fixtures;

  @BeforeEach
  void prepare() {
    fixtures = new SupportFixtures(context);
  }

  @Test
  @DisplayName("第3回でまとまり、第4回を開かずに終わる")
  void endsAfterThreeMeetings() throws Exception {
    Region region = fixtures.selected();
    Person advisor = fixtures.person(RoleKind.ADVISOR, null);
    accept(region);
    plan(region, advisor);
    confirmRoster(region);
    holdMeeting(region, 1);
    fixtures.send(advisor, region.path("/measures/advice"), "reason", "早すぎる助言").andExpect(status().isConflict());
    writeMeasures(region);
    advise(region, advisor);
    holdMeeting(region, 2);
    holdMeeting(region, 3);
    allReadTheCase(region, advisor);
    fixtures.open(region.clerk(), region.path("/fourth-meeting")).andExpect(status().isOk());
    ok(region.clerk(), region.path("/fourth-meeting"), "choice", "SETTLED", "reason", "案がまとまりました。");
    assertThat(fixtures.recipients(region.key(), "M24")).contains(advisor.mail(), "member-3@example.jp");
    report(region);
    fixtures.awaitState(region, SupportState.COMPLETED);
    assertThat(fixtures.tasks(region.key())).isEmpty();
    assertThat(fixtures.recipients(region.key(), "M32")).contains(region.ministry().mail(), advisor.mail());
    fixtures.open(advisor, region.path("")).andExpect(status().isNotFound());
    fixtures.open(region.drafter(), region.path(""))
        .andExpect(content().string(containsString("終了")))
        .andExpect(content().string(containsString("担当者 先生")));
  }

  @Test
  @DisplayName("第3回でまとまらなければ、第4回を開いてから報告に進む")
  void holdsTheFourthMeeting() throws Exception {
    Region region = fixtures.running();
    holdMeeting(region, 1);
    writeMeasures(region);
    holdMeeting(region, 2);
    holdMeeting(region, 3);
    fixtures.awaitTask(region.key(), "UserTask_JudgeFourthMeeting");
    ok(region.clerk(), region.path("/fourth-meeting"), "choice", "OPEN", "reason", "輪番の案が残っています。");
    assertThat(fixtures.recipients(region.key(), "M24")).isEmpty();
    holdMeeting(region, 4);
    fixtures.awaitTask(region.key(), "UserTask_SubmitFinalReport");
    assertThat(fixtures.state(region)).isEqualTo(SupportState.REPORTING);
  }

  @Test
  @DisplayName("対応策案が無いまま第2回会議の資料は送れず、開催は事務局責任者が理由を添えて記録する")
  void refusesTheSecondMeetingWithoutMeasures() throws Exception {
    Region region = fixtures.running();
    holdMeeting(region, 1);
    String meeting = region.path("/meetings/2");
    fixtures.awaitTask(region.key() + "-M2", "UserTask_ScheduleMeeting");
    Instant start = JapanTime.instantOf(fixtures.today().plusDays(6).atTime(14, 0));
    fixtures.bean(MeetingService.class)
        .schedule(fixtures.viewer(region.clerk()), region.id(), 2,
            new MeetingSchedule(start, start.plusSeconds(7200), MeetingForm.ONLINE, "", "https://meeting.example.jp/", fixtures.today().plusDays(5), ""))
        .orThrow();
    fixtures.bean(MeasuresWarningSweep.class).runDue();
    fixtures.bean(MeasuresWarningSweep.class).runDue();
    assertThat(fixtures.recipients(region.key(), "measures-missing")).hasSize(1);
    fixtures.send(region.clerk(), meeting + "/prepare", "reason", "次第")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("対応策案がまだ提出されていないため")));
    ok(region.clerk(), meeting + "/postpone", "reason", "降雪のため");
    assertThat(fixtures.recipients(region.key() + "-M2", "M21")).contains("member-5@example.jp");
    fixtures.open(region.clerk(), meeting).andExpect(content().string(containsString("降雪のため")));
    assertThat(fixtures.tasks(region.key() + "-M2")).containsExactly("UserTask_ScheduleMeeting");
    schedule(region, 2);
    heldWithoutMeasures(region, region.clerk(), attendance());
    heldWithoutMeasures(region, region.clerk(), attendance("exception", "係の理由"));
    heldWithoutMeasures(region, region.manager(), attendance("exception", "　"));
    ok(region.manager(), meeting + "/hold", attendance("exception", "年内に他の日が取れないため"));
    assertThat(fixtures.tasks(region.key() + "-M2")).containsExactly("UserTask_WriteMinutes");
    fixtures.open(region.drafter(), meeting)
        .andExpect(content().string(containsString("年内に他の日が取れないため")))
        .andExpect(content().string(containsString("対応策案のないまま開いた会議の開催と出欠を記録しました")));
  }

  private void heldWithoutMeasures(Region region, Person person, String[] fields) throws Exception {
    fixtures.send(person, region.path("/meetings/2/hold"), fields)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("第2回会議には、対応策案の提出が必要です")));
  }

  @Test
  @DisplayName("過ぎた日時や支援期間の後の会議には、開催案内を送らない")
  void invitesToNoMeetingOfThePastOrAfterThePeriod() throws Exception {
    Region region = fixtures.running();
    String page = region.path("/meetings/1/schedule");
    fixtures.open(region.clerk(), region.path("/meetings/1"))
        .andExpect(content().string(containsString("value=\"令和7年9月9日\"")));
    fixtures.open(region.clerk(), region.path(""))
        .andExpect(content().string(containsString("第1回会議（9月9日（火）開催予定）")));
    fixtures.send(region.clerk(), page, scheduled(fixtures.today().minusDays(1), fixtures.today().minusDays(2)))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("開始日時を過ぎています")))
        .andExpect(content().string(containsString("id=\"date-error\"")));
    fixtures.send(region.clerk(), page, scheduled(LocalDate.of(2026, 3, 2), fixtures.today()))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("支援期間の末日より後")));
    assertThat(fixtures.recipients(region.key() + "-M1", "M20")).isEmpty();
    ok(region.clerk(), page, scheduled(LocalDate.of(2026, 2, 28), fixtures.today()));
  }

  @Test
  @DisplayName("年間日程の予定日が過ぎた日であれば、その回の欄に示し、入力は残る")
  void plansNoMeetingOfThePast() throws Exception {
    Region region = fixtures.selected();
    ok(region.drafter(), region.path("/acceptance"), "answer", "ACCEPT");
    String[] late = planned(fixtures.person(RoleKind.ADVISOR, null));
    late[Arrays.asList(late).indexOf("R7.9.9")] = fixtures.today().minusDays(1).toString();
    fixtures.send(region.clerk(), region.path("/plan"), late)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("第1回の予定日が今日より前になっています")))
        .andExpect(content().string(containsString("id=\"meetings0.plannedOn-error\"")))
        .andExpect(content().string(containsString(">第1回会議 予定日：第1回の予定日が")))
        .andExpect(content().string(containsString("連絡事項")));
    late[Arrays.asList(late).indexOf("2026-01-13")] = "令和7年11月11日";
    late[Arrays.asList(late).indexOf("2026-02-10")] = "令和8年3月31日";
    fixtures.send(region.clerk(), region.path("/plan"), late)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("id=\"meetings0.plannedOn-error\"")))
        .andExpect(content().string(containsString("第3回の予定日が前の回より後になっていません")))
        .andExpect(content().string(containsString("第4回の予定日が支援期間の末日より後になっています")));
    assertThat(fixtures.tasks(region.key())).contains("UserTask_PlanSupport");
    ok(region.clerk(), region.path("/plan"), planned(fixtures.person(RoleKind.ADVISOR, null)));
  }

  private static String[] scheduled(LocalDate day, LocalDate replyBy) {
    return new String[] {
      "date", day.toString(), "from", "１４時", "to", "16:00", "form", "ONLINE", "place", "", "url",
      "https://meeting.example.jp/1", "replyBy", replyBy.toString(), "agenda", "次第"
    };
  }

  private void accept(Region region) throws Exception {
    fixtures.open(region.drafter(), "/applications/" + region.application().value())
        .andExpect(content().string(containsString("href=\"" + region.path("/acceptance") + "\"")));
    fixtures.open(region.drafter(), region.path("/acceptance")).andExpect(status().isOk());
    fixtures.send(region.drafter(), region.path("/acceptance")).andExpect(status().isUnprocessableEntity());
    ok(region.drafter(), region.path("/acceptance"), "answer", "ACCEPT");
    assertThat(fixtures.tasks(region.key())).contains("UserTask_ConfirmMembers", "UserTask_PlanSupport");
    assertThat(fixtures.open(region.clerk(), region.path("")).andReturn().getResponse().getContentAsString())
        .containsPattern("地域（代表者・拠点）、事務局|事務局、地域（代表者・拠点）")
        .containsPattern("名簿・日程の準備(?s:(?!</li>).)*" + Pattern.quote(dueDay(region, "UserTask_ConfirmMembers")) + "まで");
    fixtures.send(region.drafter(), region.path("/acceptance"), "answer", "ACCEPT")
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("href=\"" + region.path("") + "\">案件の画面を開く")));
  }

  private String dueDay(Region region, String task) {
    return fixtures.bean(Worklist.class).holdersOf(new CaseKey(region.key())).stream()
        .filter(item -> item.definitionKey().equals(task))
        .map(item -> Wareki.date(JapanTime.dateOf(item.dueAt())))
        .findFirst()
        .orElseThrow();
  }

  private void plan(Region region, Person advisor) throws Exception {
    Person neighbour = fixtures.person(RoleKind.ADVISOR, SupportFixtures.PREFECTURE);
    fixtures.open(region.clerk(), region.path("/plan")).andExpect(status().isOk());
    fixtures.send(region.clerk(), region.path("/plan"), planned(neighbour))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("同じ都道府県")));
    ok(region.clerk(), region.path("/plan"), planned(advisor));
    fixtures.open(region.drafter(), region.path("/plan")).andExpect(redirectedUrl(region.path("")));
    fixtures.send(region.clerk(), region.path("/plan"), planned(advisor)).andExpect(status().isConflict());
  }

  private static String[] planned(Person advisor) {
    List<String> fields = new ArrayList<>(List.of("advisors", advisor.id().toString(), "note", "連絡事項"));
    String[] days = {"R7.9.9", "令和７年11月11日", "2026-01-13", "2026-02-10"};
    for (int index = 0; index < 4; index++) {
      String path = "meetings[" + index + "].";
      fields.addAll(List.of(path + "plannedOn", days[index], path + "form", "ONLINE", path + "place", "オンライン"));
    }
    return fields.toArray(String[]::new);
  }

  private void confirmRoster(Region region) throws Exception {
    fixtures.open(region.drafter(), region.path("/members"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("大曲仙北医師会")))
        .andExpect(content().string(containsString("class=\"rows rows-wide\"")));
    fixtures.send(region.drafter(), region.path("/members"), "addRow", "members").andExpect(status().isOk());
    keepsEveryGroup(region);
    fixtures.send(region.drafter(), region.path("/members"), roster(region, 8, ""))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("構成員が8名です")));
    String[] nameless = roster(region, 12, "");
    nameless[Arrays.asList(nameless).indexOf("構成員3")] = "　";
    fixtures.send(region.drafter(), region.path("/members"), nameless)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("4行目の氏名が記入されていません")))
        .andExpect(content().string(containsString("id=\"members3.name-error\"")))
        .andExpect(content().string(containsString(">4行目 氏名：記入してください。</a>")))
        .andExpect(content().string(containsString("団体3")));
    fixtures.send(region.drafter(), region.path("/members"), roster(region, 9, ""))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("理由を記入してください")));
    String[] wide = roster(region, 12, "一部は調整中です。");
    wide[Arrays.asList(wide).indexOf("member-11@example.jp")] = "ｍｅｍｂｅｒ-１１＠ｅｘａｍｐｌｅ．ｊｐ";
    ok(region.drafter(), region.path("/members"), wide);
    assertThat(fixtures.recipients(region.key(), "M19")).contains("member-0@example.jp", "member-11@example.jp");
    assertThat(fixtures.bodies(region.key(), "M19")).allMatch(body -> body.contains("議題：現状把握と課題確認"));
    fixtures.open(region.official(), region.path("/members")).andExpect(content().string(containsString("構成員11")));
  }

  /** A hub's person may stand for most of the 区分; a save and the page after it lose none of them. */
  private void keepsEveryGroup(Region region) throws Exception {
    List<String> fields = new ArrayList<>(List.of("act", "save", "version", String.valueOf(fixtures.version(region)), "members[0].name", "兼務の人"));
    for (MemberGroup group : MemberGroup.values()) {
      fields.addAll(List.of("members[0].groups", group.name()));
    }
    ok(region.drafter(), region.path("/members"), fields.toArray(String[]::new));
    String page = fixtures.open(region.drafter(), region.path("/members")).andReturn().getResponse().getContentAsString();
    for (MemberGroup group : MemberGroup.values()) {
      assertThat(page).containsPattern("name=\"members\\[0\\]\\.groups\" value=\"" + group.name() + "\" checked");
    }
  }

  private String[] roster(Region region, int count, String reason) {
    List<String> fields =
        new ArrayList<>(
            List.of("act", "confirm", "reason", reason, "version", String.valueOf(fixtures.version(region))));
    List<Member> members = SupportFixtures.members(count);
    for (int index = 0; index < count; index++) {
      Member member = members.get(index);
      String path = "members[" + index + "].";
      fields.addAll(
          List.of(
              path + "name", member.name(), path + "organisation", member.organisation(),
              path + "profession", member.profession(), path + "mail", member.mail(), path + "groups",
              member.groups().iterator().next().name(), path + "consent", "YES"));
    }
    return fields.toArray(String[]::new);
  }

  private void schedule(Region region, int number) throws Exception {
    String meeting = region.path("/meetings/" + number);
    fixtures.open(region.clerk(), meeting).andExpect(status().isOk());
    ok(region.clerk(), meeting + "/schedule", scheduled(fixtures.today().plusDays(1), fixtures.today()));
    assertThat(fixtures.recipients(region.key() + "-M" + number, "M20")).contains("member-2@example.jp");
    assertThat(fixtures.bodies(region.key() + "-M" + number, "M20"))
        .allMatch(body -> body.contains("/support/" + region.application().value() + "/meetings/" + number));
  }

  private void holdMeeting(Region region, int number) throws Exception {
    String key = region.key() + "-M" + number;
    String meeting = region.path("/meetings/" + number);
    fixtures.awaitTask(key, "UserTask_ScheduleMeeting");
    schedule(region, number);
    ok(region.clerk(), meeting + "/prepare", "reason", "次第");
    fixtures.open(region.clerk(), meeting).andExpect(content().string(containsString("構成員0")));
    ok(region.clerk(), meeting + "/hold", attendance());
    ok(region.clerk(), meeting + "/minutes", "minutes", "要旨", "decisions", "決定", "homework", "宿題");
    ok(region.drafter(), meeting + "/minutes-answer", "choice", "CORRECT", "reason", "一か所直してください。");
    fixtures.open(region.clerk(), meeting).andExpect(content().string(containsString("一か所直してください。")));
    ok(region.clerk(), meeting + "/minutes", "minutes", "直した要旨", "decisions", "決定", "homework", "");
    fixtures.open(region.drafter(), meeting).andExpect(status().isOk());
    ok(region.drafter(), meeting + "/minutes-answer", "choice", "AGREE");
    org.awaitility.Awaitility.await().until(() -> fixtures.tasks(key).isEmpty());
  }

  /** Brought forward: the invitation was for a day to come. */
  private String[] attendance(String... more) {
    String[] fields = {
      "date", fixtures.today().minusDays(1).toString(), "from", "14:00", "to", "16:00",
      "attendance[0].name", "構成員0", "attendance[0].organisation", "団体0", "attendance[0].presence", "ONLINE"
    };
    return Stream.concat(Arrays.stream(fields), Arrays.stream(more)).toArray(String[]::new);
  }

  private void writeMeasures(Region region) throws Exception {
    fixtures.awaitTask(region.key(), "UserTask_DraftMeasures");
    String page = region.path("/measures");
    fixtures.open(region.drafter(), page).andExpect(status().isOk());
    ok(region.drafter(), page, "act", "save", "measures[0].issue", "代診の体制");
    String seen = fixtures.draftVersion(region);
    fixtures.send(region.drafter(), page, "act", "submit", "measures[0].issue", "代診の体制", "version", seen)
        .andExpect(status().isUnprocessableEntity());
    fixtures.send(region.drafter(), page, "act", "save", "measures[0].issue", "別の人").andExpect(status().isConflict());
    ok(region.drafter(), page, "act", "submit", "version", seen, "measures[0].issue", "代診の体制",
        "measures[0].action", "輪番", "measures[0].owner", "医師会", "measures[0].schedule", "令和8年度",
        "measures[0].indicator", "実施回数");
    assertThat(fixtures.tasks(region.key())).doesNotContain("UserTask_DraftMeasures");
    fixtures.open(region.official(), page).andExpect(content().string(containsString("輪番")));
  }

  private void advise(Region region, Person advisor) throws Exception {
    String page = region.path("/measures");
    fixtures.open(advisor, page).andExpect(content().string(containsString("対応策案に助言を記入する")));
    fixtures.send(advisor, page + "/advice").andExpect(status().isUnprocessableEntity());
    ok(advisor, page + "/advice", "reason", "輪番は隣の圏域とも。");
    fixtures.send(region.drafter(), page + "/advice", "reason", "自分へ").andExpect(status().isForbidden());
    fixtures.open(region.drafter(), page).andExpect(content().string(containsString("輪番は隣の圏域とも。")));
  }

  private void report(Region region) throws Exception {
    String page = region.path("/report");
    fixtures.awaitTask(region.key(), "UserTask_SubmitFinalReport");
    fixtures.open(region.drafter(), page).andExpect(status().isOk());
    String[] text = {"results", "成果", "remaining", "課題", "roadmap", "令和8年度から", "publishable", "YES"};
    ok(region.drafter(), page, text);
    fixtures.open(region.clerk(), page).andExpect(status().isOk());
    ok(region.clerk(), page + "/return", "reason", "指標を加えてください。");
    fixtures.open(region.drafter(), page).andExpect(content().string(containsString("指標を加えてください。")));
    ok(region.drafter(), page, text);
    ok(region.clerk(), page + "/accept");
  }

  private void allReadTheCase(Region region, Person advisor) throws Exception {
    for (Person reader : List.of(region.drafter(), region.official(), region.clerk(), region.manager(), region.ministry(), advisor)) {
      for (String page : List.of("", "/members", "/measures", "/report", "/meetings/2")) {
        fixtures.open(reader, region.path(page)).andExpect(status().isOk());
      }
      for (String done : List.of("/acceptance", "/plan")) {
        fixtures.open(reader, region.path(done)).andExpect(redirectedUrl(region.path("")));
      }
      fixtures.open(reader, region.path("")).andExpect(content().string(containsString("連絡事項")));
      fixtures.open(reader, "/support").andExpect(content().string(containsString("大仙・仙北")));
    }
  }

  private void ok(Person person, String path, String... fields) throws Exception {
    fixtures.send(person, path, fields).andExpect(status().is3xxRedirection());
  }
}
