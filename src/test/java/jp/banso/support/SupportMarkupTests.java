package jp.banso.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Arrays;
import java.util.List;
import jp.banso.BansoTest;
import jp.banso.Markup;
import jp.banso.parties.RoleKind;
import jp.banso.support.SupportFixtures.Person;
import jp.banso.support.SupportFixtures.Region;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@BansoTest
@DisplayName("伴走支援で書かれた文字")
class SupportMarkupTests {

  @Autowired private ApplicationContext context;
  @Autowired private JdbcClient jdbc;

  private SupportFixtures fixtures;

  @Test
  @DisplayName("会議・対応策案・派遣・質問の文章は、どの画面でもメールでも文字のまま")
  void showsMarkupAsText() throws Exception {
    fixtures = new SupportFixtures(context);
    Region region = fixtures.running();
    Person advisor = fixtures.person(RoleKind.ADVISOR, null);
    String meeting = region.path("/meetings/1");
    String day = fixtures.today().minusDays(1).toString();
    String[] schedule = {
      "date", fixtures.today().plusDays(1).toString(), "from", "14:00", "to", "16:00", "form", "ONLINE",
      "place", Markup.TEXT, "replyBy", day, "agenda", Markup.TEXT, "url", "javascript:alert(2)"
    };
    fixtures.send(region.clerk(), meeting + "/schedule", schedule).andExpect(status().isUnprocessableEntity());
    schedule[schedule.length - 1] = "https://meet.example.jp/" + Markup.TEXT;
    ok(region.clerk(), meeting + "/schedule", schedule);
    ok(region.clerk(), meeting + "/prepare", "reason", Markup.TEXT);
    ok(region.clerk(), meeting + "/hold", "date", day, "from", "14:00", "to", "16:00",
        "attendance[0].name", Markup.TEXT, "attendance[0].organisation", Markup.TEXT, "attendance[0].presence", "ONLINE");
    ok(region.clerk(), meeting + "/minutes", "minutes", Markup.TEXT, "decisions", Markup.TEXT, "homework", Markup.TEXT);
    ok(region.drafter(), meeting + "/minutes-answer", "choice", "CORRECT", "reason", Markup.TEXT);
    Markup.assertShownAsText("wish for correction", page(region.clerk(), meeting));
    ok(region.clerk(), meeting + "/minutes", "minutes", Markup.TEXT, "decisions", Markup.TEXT, "homework", Markup.TEXT);
    ok(region.drafter(), meeting + "/minutes-answer", "choice", "AGREE");
    fixtures.awaitTask(region.key(), "UserTask_DraftMeasures");
    ok(region.drafter(), region.path("/measures"), "act", "save", "note", Markup.TEXT, "measures[0].issue", Markup.TEXT,
        "measures[0].action", Markup.TEXT, "measures[0].owner", Markup.TEXT, "measures[0].schedule", Markup.TEXT,
        "measures[0].indicator", Markup.TEXT);
    ok(region.drafter(), region.path("/dispatches"), "purpose", Markup.TEXT, "points", Markup.TEXT, "wishes", Markup.TEXT,
        "form", "ONLINE", "participants", Markup.TEXT);
    ok(region.drafter(), region.path("/questions"), "member", SupportFixtures.member(4), "body", Markup.TEXT);
    ok(region.clerk(), region.path("/questions/1/route"), "route", "ADVISOR", "advisorId", advisor.id().toString());
    ok(advisor, region.path("/questions/1/advice"), "reason", Markup.TEXT);
    Markup.assertShownAsText("advice", page(region.clerk(), region.path("/questions/1")));
    ok(region.clerk(), region.path("/questions/1/answer"), "reason", Markup.TEXT);

    for (Person reader : List.of(region.drafter(), region.official(), region.clerk(), region.manager(), region.ministry())) {
      for (String path :
          List.of("", "/meetings/1", "/measures", "/dispatches/1", "/questions/1", "/plan", "/members", "/report")) {
        Markup.assertHarmless(reader.login() + path, page(reader, region.path(path)));
      }
      Markup.assertHarmless("/tasks", page(reader, "/tasks"));
    }
    for (String path : List.of("/meetings/1", "/measures", "/dispatches/1", "/questions/1")) {
      Markup.assertShownAsText(path, page(region.drafter(), region.path(path)));
    }
    assertMailsAreText(region);
  }

  @Test
  @DisplayName("最終報告、辞退と中止の理由も文字のまま。制御文字を含めば400になり、何も残らない")
  void showsWhatEndsASupportAsText() throws Exception {
    fixtures = new SupportFixtures(context);
    Region declining = fixtures.selected();
    badSigns(declining.drafter(), declining.path("/acceptance"), "answer", "DECLINE", "reason");
    ok(declining.drafter(), declining.path("/acceptance"), "answer", "DECLINE", "reason", Markup.TEXT);
    assertEverybodyReadsText(declining, "");

    Region stopped = fixtures.running();
    badSigns(stopped.manager(), stopped.path("/stop"), "reason");
    ok(stopped.manager(), stopped.path("/stop"), "reason", Markup.TEXT);
    assertEverybodyReadsText(stopped, "");
    assertMailsAreText(stopped);

    Region reporting = fixtures.running();
    fixtures.closeThreeMeetings(reporting);
    fixtures.awaitReport(reporting);
    badSigns(reporting.drafter(), reporting.path("/report"), "remaining", "課題", "roadmap", "道筋", "publishable", "YES", "results");
    ok(reporting.drafter(), reporting.path("/report"), "results", Markup.TEXT, "remaining", Markup.TEXT, "roadmap", Markup.TEXT, "publishable", "YES");
    assertEverybodyReadsText(reporting, "/report");
  }

  /** The last of the names is the field that is written. */
  private void badSigns(Person person, String path, String... names) throws Exception {
    for (String sign : new String[] {"\0", "\u0007", "\uD800"}) {
      String[] fields = Arrays.copyOf(names, names.length + 1);
      fields[names.length] = "理由" + sign;
      fixtures.send(person, path, fields).andExpect(status().isBadRequest());
    }
  }

  private void assertEverybodyReadsText(Region region, String path) throws Exception {
    for (Person reader : List.of(region.drafter(), region.official(), region.clerk(), region.manager(), region.ministry())) {
      Markup.assertHarmless(reader.login() + path, page(reader, region.path(path)));
    }
    Markup.assertShownAsText(path, page(region.clerk(), region.path(path)));
  }

  private void assertMailsAreText(Region region) {
    List<String> mails =
        jdbc.sql("select subject || body from outbox_mail where case_key like ?")
            .param(region.key() + "%")
            .query(String.class)
            .list();
    assertThat(mails)
        .allSatisfy(mail -> assertThat(mail).doesNotContain(Markup.EVALUATED))
        .anyMatch(mail -> mail.contains(Markup.TEXT));
  }

  @Test
  @DisplayName("名簿や日程案の文字が長すぎると、欄に字数を示し、下書きにも残らない")
  void limitsWhatIsWritten() throws Exception {
    fixtures = new SupportFixtures(context);
    Region region = fixtures.selected();
    String endless = "長".repeat(1_000_000);
    fixtures
        .send(region.drafter(), region.path("/acceptance"), "answer", "DECLINE", "reason", endless)
        .andExpect(status().isUnprocessableEntity());
    fixtures.send(region.drafter(), region.path("/acceptance"), "answer", "ACCEPT", "reason", "")
        .andExpect(status().is3xxRedirection());
    for (String column : List.of("name", "department", "title", "mail")) {
      fixtures
          .send(
              region.drafter(), region.path("/members"), "act", "save", "reason", "",
              "version", String.valueOf(fixtures.version(region)), "members[0]." + column, endless)
          .andExpect(status().isUnprocessableEntity())
          .andExpect(content().string(containsString("200文字以内で記入してください")));
    }
    fixtures
        .send(
            region.clerk(), region.path("/plan"), "meetings[0].plannedOn", "2025-09-09",
            "meetings[0].form", "ONLINE", "meetings[0].place", endless, "note", endless)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("200文字以内で記入してください")));
  }

  private String page(Person person, String path) throws Exception {
    return fixtures.open(person, path).andReturn().getResponse().getContentAsString();
  }

  private void ok(Person person, String path, String... fields) throws Exception {
    fixtures.send(person, path, fields).andExpect(status().is3xxRedirection());
  }
}
