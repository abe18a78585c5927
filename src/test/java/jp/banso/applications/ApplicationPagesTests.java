package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.banso.BansoTest;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.forms.Answers;
import jp.banso.forms.CaseFile;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MvcResult;

@BansoTest
@Import(Region.class)
@DisplayName("申込みの画面")
class ApplicationPagesTests {

  private static final String PREFECTURE = "05";

  @Autowired private Region region;

  private CallId call;
  private Person drafter;
  private Person official;
  private Person clerk;

  @BeforeEach
  void openCall() {
    call = region.call();
    region.desk(PREFECTURE);
    drafter = region.person(RoleKind.REGION, PREFECTURE);
    official = region.person(RoleKind.PREFECTURE, PREFECTURE);
    clerk = region.person(RoleKind.SECRETARIAT, null);
  }

  @Test
  @DisplayName("作成から受理まで、画面だけで進められる")
  void walksFromDraftToAcceptance() throws Exception {
    region.open(drafter, "/applications/new").andExpect(status().isOk());
    MvcResult started =
        region.send(drafter, "/applications", Map.of("prefecture", new String[] {PREFECTURE}))
            .andExpect(status().is3xxRedirection()).andReturn();
    String page = started.getResponse().getRedirectedUrl().replace("/edit", "");
    ApplicationId id = new ApplicationId(java.util.UUID.fromString(page.replace("/applications/", "")));
    region.open(drafter, page + "/edit").andExpect(status().isOk());
    save(id, CaseFile.load("valid-01-akita-daisen-senboku-15").answers()).andExpect(status().is3xxRedirection());
    region.open(drafter, page + "/check").andExpect(status().isOk())
        .andExpect(content().string(containsString("大仙・仙北")))
        .andExpect(content().string(not(containsString("B-R0"))));
    region.open(drafter, page + "/groups").andExpect(status().isOk());
    post(drafter, id, "/hand-over", Map.of("reason", "参加を依頼中です。"));
    region.open(official, page + "/review").andExpect(status().isOk());
    post(official, id, "/return", Map.of("section", "members", "reason", "障害福祉の団体を加えてください。", "dueOn", ""));
    assertThat(region.state(id)).isEqualTo(ApplicationState.DRAFT);
    region.open(drafter, page + "/edit").andExpect(content().string(containsString("障害福祉の団体を加えてください。")));
    post(drafter, id, "/hand-over", Map.of("reason", "加えました。"));
    post(official, id, "/compile", sheet());
    region.open(official, "/compilations/" + call.value()).andExpect(status().isOk());
    region.send(official, "/compilations/" + call.value(),
        Map.of("chosen", new String[] {id.value().toString()}, "coverNote", new String[] {"よろしくお願いします。"}))
        .andExpect(status().is3xxRedirection());
    assertThat(region.state(id)).isEqualTo(ApplicationState.RECEIVED);
    region.open(clerk, "/intake").andExpect(content().string(containsString("大仙・仙北")));
    region.open(clerk, page + "/formalities").andExpect(status().isOk());
    post(clerk, id, "/correction-request", Map.of("sections", "members", "rules", "B-R06", "reasons", "保健所の参加を御確認ください。"));
    assertThat(region.state(id)).isEqualTo(ApplicationState.CORRECTING);
    region.open(official, page).andExpect(content().string(containsString("保健所の参加を御確認ください。")));
    region.open(official, page + "/edit").andExpect(status().isOk());
    post(official, id, "/correct", Map.of());
    post(clerk, id, "/accept", Map.of("reason", ""));
    assertThat(region.state(id)).isEqualTo(ApplicationState.ACCEPTED);
    for (Person reader : List.of(drafter, official, clerk)) {
      for (String path : List.of("", "/versions", "/withdrawal")) {
        region.open(reader, page + path).andExpect(status().isOk());
      }
      region.open(reader, "/applications").andExpect(status().isOk());
    }
    assertThat(region.mails(id, "M08")).containsExactly(drafter.mail());
    assertThat(region.mails(id, "M10")).containsExactly(region.deskMail(PREFECTURE));
    assertThat(region.mails(id, "M11")).containsExactly(region.deskMail(PREFECTURE));
  }

  private static Map<String, String> sheet() {
    return Map.of(
        "hubName", "大曲仙北医師会", "hubEstablished", "YES", "hubLed", "YES", "supportWanted", "YES",
        "opinion", "県意見の目印", "rank", "１", "submissionReason", "");
  }

  private void post(Person person, ApplicationId id, String path, Map<String, String> fields)
      throws Exception {
    Map<String, String[]> sent = new HashMap<>();
    fields.forEach((name, value) -> sent.put(name, new String[] {value}));
    sent.put("version", new String[] {String.valueOf(region.version(person, id))});
    region.send(person, "/applications/" + id.value() + path, sent)
        .andExpect(status().is3xxRedirection());
  }

  private org.springframework.test.web.servlet.ResultActions save(ApplicationId id, Answers answers)
      throws Exception {
    Map<String, String[]> sent = new HashMap<>(CaseFile.parametersOf(answers));
    sent.put("version", new String[] {String.valueOf(region.version(drafter, id))});
    return region.send(drafter, "/applications/" + id.value() + "/edit", sent);
  }
}
