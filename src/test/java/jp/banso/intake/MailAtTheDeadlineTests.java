package jp.banso.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayOutputStream;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationState;
import jp.banso.applications.Region;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.calls.Calls;
import jp.banso.correspondence.CameMails;
import jp.banso.forms.CaseFile;
import jp.banso.forms.FormCatalog;
import jp.banso.forms.FormFileKind;
import jp.banso.forms.FormFiles;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Row 38 of the catalogue of faults, at the door that the notice prescribes. */
@BansoTest
@DisplayName("締切の前後1ミリ秒に届いたメール")
class MailAtTheDeadlineTests {

  private static final String PREFECTURE = "05";

  @Autowired private ApplicationContext context;
  @Autowired private Calls calls;
  @Autowired private FormCatalog forms;
  @Autowired private FormFiles files;
  @Autowired private JdbcClient jdbc;

  @Test
  @DisplayName("締切の1ミリ秒前に届いたものは期限内、締切ちょうどに届いたものは締切後で、いつ処理しても変わらない")
  void isJudgedByItsArrivalToTheMillisecond() throws Exception {
    Region region = new Region(context);
    CameMails outside = new CameMails(context);
    CallId call = region.call();
    region.desk(PREFECTURE);
    Person clerk = region.person(RoleKind.SECRETARIAT, null);
    String mailbox = "in-" + UUID.randomUUID().toString().substring(0, 8) + "@example.jp";
    jdbc.sql("update public_call set secretariat_mail = ? where id = ?").params(mailbox, call.value()).update();
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    files.write(
        forms.definition(calls.get(call).form()), CaseFile.load(CaseFile.VALID.get(0)).answers(), FormFileKind.XLSX, null, form);
    UUID[] mails = new UUID[2];
    for (int i = 0; i < mails.length; i++) {
      mails[i] =
          outside.send("somebody@elsewhere.example.jp", mailbox, "申込書の提出", "別紙のとおり提出します。",
              (helper, raw) -> CameMails.attach(helper, "申込書.xlsx", form.toByteArray()));
    }
    try {
      jdbc.sql("update public_call set published_on = published_on - 30, deadline = ? where id = ?")
          .params(region.today().minusDays(1), call.value()).update();
      Instant end = calls.get(call).deadlineEnd();
      assertThat(submitted(region, clerk, mails[0], end.minusMillis(1), "期限内の地域")).isEqualTo(ApplicationState.RECEIVED);
      assertThat(submitted(region, clerk, mails[1], end, "締切後の地域")).isEqualTo(ApplicationState.RECEIVED_LATE);
    } finally {
      outside.settle(mails[0]);
      outside.settle(mails[1]);
    }
  }

  private ApplicationState submitted(Region region, Person clerk, UUID mail, Instant arrived, String area) throws Exception {
    for (String kept : new String[] {"update inbound_mail set arrived_at = ? where id = ?", "update received_mail set arrived_at = ? where id = ?"}) {
      jdbc.sql(kept).params(Timestamp.from(arrived), mail).update();
    }
    String page = "/intake/mails/" + mail;
    region.send(clerk, page + "/prefecture", Map.of("prefecture", new String[] {PREFECTURE})).andExpect(status().is3xxRedirection());
    jdbc.sql("update submission_mail set confirmed_by = 'CALL', confirmed_at = ?, confirmed_note = '' where mail_id = ?")
        .params(Timestamp.from(region.now()), mail).update();
    UUID document = jdbc.sql("select document_id from inbound_file where mail_id = ?").param(mail).query(UUID.class).single();
    Map<String, String[]> decisions = new HashMap<>();
    decisions.put("items[0].document", new String[] {document.toString()});
    decisions.put("items[0].kind", new String[] {"NEW"});
    decisions.put("items[0].areaName", new String[] {area});
    region.send(clerk, page, decisions).andExpect(status().is3xxRedirection());
    return region.state(
        new ApplicationId(
            jdbc.sql("select application_id from submission_mail_form where mail_id = ?").param(mail).query(UUID.class).single()));
  }
}
