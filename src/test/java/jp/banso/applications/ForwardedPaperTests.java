package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.applications.Region.Person;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallId;
import jp.banso.calls.Calls;
import jp.banso.forms.CaseFile;
import jp.banso.kernel.Wareki;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;

@BansoTest
@DisplayName("FAXなどで直接届いた申込書の回付と、届いた順")
class ForwardedPaperTests {

  private static final String PREFECTURE = "05";
  private static final MockMultipartFile PAPER =
      new MockMultipartFile("files", "届いたFAX.eml", "message/rfc822", "From: city@example.jp\r\n\r\n".getBytes(StandardCharsets.UTF_8));

  @Autowired private ApplicationContext context;
  @Autowired private JdbcClient jdbc;
  @Autowired private Calls calls;
  @Autowired private BusinessCalendar calendar;
  @Autowired private SubmissionCallSweep telephone;

  private Region region;
  private CallId call;
  private Person clerk;
  private Person official;

  @BeforeEach
  void openCall() {
    region = new Region(context);
    call = region.call();
    region.desk(PREFECTURE);
    clerk = region.person(RoleKind.SECRETARIAT, null);
    official = region.person(RoleKind.PREFECTURE, PREFECTURE);
  }

  private Map<String, String[]> typed(String act, String at, String supersedes) {
    Map<String, String[]> form = new HashMap<>();
    Map.of(
            "prefecture", PREFECTURE, "areaName", "大仙・仙北", "senderMail", "city@example.jp", "representativeMail", "",
            "arrivedOn", Wareki.date(region.today()), "arrivedAt", at, "supersedes", supersedes, "act", act)
        .forEach((name, value) -> form.put(name, new String[] {value}));
    form.put("means", new String[] {"FAX"});
    return form;
  }

  @Test
  @DisplayName("回付したFAXは記入待ちの下書きとして県の一覧に載り、電話確認の対象になり、記入されれば普通の下書きになる")
  void standsAsADraftToBeWritten() throws Exception {
    region.send(clerk, "/intake", typed("forward", "0:01", ""), PAPER).andExpect(status().is3xxRedirection());
    ApplicationId id =
        new ApplicationId(
            jdbc.sql("select id from application where call_id = ? and forwarded_blank").param(call.value()).query(UUID.class).single());
    assertThat(region.state(id)).isEqualTo(ApplicationState.DRAFT);
    region.open(official, "/compilations/" + call.value())
        .andExpect(content().string(containsString("回付された申込書（記入待ち）")))
        .andExpect(content().string(containsString("大仙・仙北")))
        .andExpect(content().string(containsString("回付　")));
    region.open(official, "/applications/" + id.value()).andExpect(content().string(containsString("届いたFAX.eml")));
    assertThat(jdbc.sql("select application_id from forwarded_submission where call_id = ?").param(call.value()).query(UUID.class).single())
        .isEqualTo(id.value());

    Instant end = calls.get(call).deadlineEnd();
    telephone.call(new SubmissionCallSweep.Due(calls.get(call), end, CallSlots.before(end, calendar).get(0)));
    UUID task = jdbc.sql("select id from submission_call where call_id = ?").param(call.value()).query(UUID.class).single();
    region.open(clerk, "/submission-calls/" + task).andExpect(status().isOk()).andExpect(content().string(containsString("1件")));

    region.save(clerk, id, CaseFile.load("valid-01-akita-daisen-senboku-15").answers());
    region.open(official, "/applications/" + id.value())
        .andExpect(content().string(not(containsString("記入待ち"))));
  }

  @Test
  @DisplayName("締切後の回付は下書きを作らず、そのことを伝える")
  void makesNoDraftThatNobodyCanSubmit() throws Exception {
    jdbc.sql("update public_call set published_on = published_on - 30, deadline = ? where id = ?")
        .params(region.today().minusDays(1), call.value()).update();
    assertThat(region.send(clerk, "/intake", typed("forward", "0:01", ""), PAPER).andExpect(status().is3xxRedirection())
            .andReturn().getFlashMap().toString())
        .contains("forwardedLate");
    assertThat(jdbc.sql("select count(*) from application where call_id = ?").param(call.value()).query(Integer.class).single()).isZero();
  }

  @Test
  @DisplayName("先に届いたものが後に届いたものに替わるのは、担当者がそれと知って選んだときだけ")
  void letsTheLatestArrivalCount() throws Exception {
    String newer = recorded(typed("record", "0:02", ""));
    ApplicationId later = new ApplicationId(UUID.fromString(newer));
    Map<String, String[]> older = typed("record", "0:01", region.key(later));
    region.send(clerk, "/intake", older, PAPER).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("後に届いたものが有効です")))
        .andExpect(content().string(containsString("name=\"overNewer\"")));
    assertThat(region.state(later)).isEqualTo(ApplicationState.RECEIVED);
    older.put("overNewer", new String[] {"true"});
    recorded(older);
    assertThat(region.state(later)).isEqualTo(ApplicationState.SUPERSEDED);
  }

  private String recorded(Map<String, String[]> form) throws Exception {
    String to =
        region.send(clerk, "/intake", form, PAPER).andExpect(status().is3xxRedirection()).andReturn().getResponse().getRedirectedUrl();
    return List.of(to.split("/")).get(2);
  }
}
