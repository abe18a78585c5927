package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.HashMap;
import java.util.Map;
import jp.banso.BansoTest;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.kernel.Wareki;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.ResultActions;

/** Rows 31 to 33 of the catalogue of faults, in what is written beside the form. */
@BansoTest
@DisplayName("申込みの手続に書かれた、読み取れない文字と際限のない文章")
class EndlessTextTests {

  private static final String CASE = "valid-01-akita-daisen-senboku-15";
  private static final String ENDLESS = "長".repeat(1_000_000);
  private static final String TOO_LONG = "文字以内で記入してください";

  @Autowired private ApplicationContext context;

  private Region region;
  private CallId call;
  private Person drafter;
  private Person official;
  private Person clerk;

  @BeforeEach
  void openCall() {
    region = new Region(context);
    call = region.call();
    region.desk("05");
    drafter = region.person(RoleKind.REGION, "05");
    official = region.person(RoleKind.PREFECTURE, "05");
    clerk = region.person(RoleKind.SECRETARIAT, null);
  }

  @Test
  @DisplayName("制御文字を含む理由は400になり、何も残らない")
  void refusesControlCharacters() throws Exception {
    ApplicationId id = region.filled(call, drafter, "05", CASE);
    for (String sign : new String[] {"\0", "\u0007", "\uD800"}) {
      send(drafter, id, "/withdrawal", Map.of("reason", "やめます" + sign))
          .andExpect(status().isBadRequest());
      send(drafter, id, "/hand-over", Map.of("reason", sign)).andExpect(status().isBadRequest());
    }
    assertThat(region.state(id)).isEqualTo(ApplicationState.DRAFT);
  }

  @Test
  @DisplayName("貼り付けた制御文字が申込書の欄にあっても、欄で知らせて記入は失われない")
  void leavesFieldsOfTheFormToTheForm() throws Exception {
    ApplicationId id = region.filled(call, drafter, "05", CASE);
    send(drafter, id, "/edit", Map.of("a.regionName", "大仙\u0007・仙北"))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("使えない文字")));
  }

  @Test
  @DisplayName("理由・意見・取りまとめの文が長すぎると、欄に字数を示して書いたまま戻る")
  void limitsReasons() throws Exception {
    ApplicationId id = region.filled(call, drafter, "05", CASE);
    tooLong(send(drafter, id, "/withdrawal", Map.of("reason", ENDLESS)));
    send(drafter, id, "/hand-over", Map.of("reason", ENDLESS))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString(TOO_LONG)));
    assertThat(region.state(id)).isEqualTo(ApplicationState.DRAFT);

    region.handOver(drafter, id);
    tooLong(send(official, id, "/compile", Map.of("opinion", ENDLESS, "rank", "1")));
    tooLong(send(official, id, "/compile", Map.of("hubName", ENDLESS, "rank", "1")));
    tooLong(send(official, id, "/return", Map.of("lines[0].section", "members", "lines[0].reason", ENDLESS)));
    assertThat(region.state(id)).isEqualTo(ApplicationState.PREFECTURE_REVIEW);

    region.compile(official, id);
    tooLong(
        region.send(
            official, "/compilations/" + call.value(),
            Map.of("chosen", new String[] {id.value().toString()}, "coverNote", new String[] {ENDLESS})));
    assertThat(region.packages(call)).isZero();

    region.submit(official, call, "05", id);
    send(clerk, id, "/accept", Map.of("reason", ENDLESS))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString(TOO_LONG)));
    send(clerk, id, "/correction-request", Map.of("lines[0].section", "members", "lines[0].rule", "", "lines[0].reason", ENDLESS))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString(TOO_LONG)));
    assertThat(region.state(id)).isEqualTo(ApplicationState.RECEIVED);
  }

  @Test
  @DisplayName("代理入力の発言者や要旨が長すぎると、欄に字数を示し、代わって行わない")
  void limitsTheWordOfOthers() throws Exception {
    ApplicationId id = region.filled(call, drafter, "05", CASE);
    for (String field : new String[] {"proxy.saidBy", "proxy.note"}) {
      Map<String, String> word = new HashMap<>(
          Map.of(
              "reason", "体制が整わないため", "proxy.means", "TELEPHONE", "proxy.saidBy", "医師会 担当",
              "proxy.saidOn", Wareki.date(region.today())));
      word.put(field, ENDLESS);
      tooLong(send(clerk, id, "/withdrawal", word));
    }
    assertThat(region.state(id)).isEqualTo(ApplicationState.DRAFT);
  }

  @Test
  @DisplayName("受付の地域名に見えない文字があれば、欄で知らせて記録しない")
  void readsTheAreaNameAsTheFormDoes() throws Exception {
    Map<String, String[]> mail = new HashMap<>();
    Map.of(
            "prefecture", "05", "areaName", "目印\u200B地域", "senderMail", "iryo@example.jp",
            "representativeMail", "", "arrivedOn", Wareki.date(region.today()), "arrivedAt", "0:01",
            "supersedes", "", "act", "record")
        .forEach((name, value) -> mail.put(name, new String[] {value}));
    mail.put("means", new String[] {"TELEPHONE"});
    region.send(clerk, "/intake", mail)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("使えない文字")))
        .andExpect(content().string(containsString("areaName-error")));
    mail.put("areaName", new String[] {ENDLESS});
    tooLong(region.send(clerk, "/intake", mail));
  }

  private static void tooLong(ResultActions answer) throws Exception {
    answer
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString(TOO_LONG)))
        .andExpect(content().string(containsString("field-error")))
        .andExpect(content().string(containsString(ENDLESS)));
  }

  private ResultActions send(
      Person person, ApplicationId id, String path, Map<String, String> fields) throws Exception {
    Map<String, String[]> sent = new HashMap<>();
    fields.forEach((name, value) -> sent.put(name, new String[] {value}));
    sent.put("version", new String[] {String.valueOf(region.version(person, id))});
    return region.send(person, "/applications/" + id.value() + path, sent);
  }
}
