package jp.banso.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationState;
import jp.banso.applications.Region;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.correspondence.CameMails;
import jp.banso.forms.CaseFile;
import jp.banso.forms.FormFileKind;
import jp.banso.forms.WordEdit;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@BansoTest
@DisplayName("メールで届いた様式の、読み取りで決められないところ")
class ReadingDoubtTests {

  private static final String PREFECTURE = "05";

  @Autowired private ApplicationContext context;
  @Autowired private JdbcClient jdbc;

  private Region region;
  private MailDesk desk;
  private Person clerk;
  private UUID mail;

  @BeforeEach
  void receiveADoubtfulForm() throws Exception {
    region = new Region(context);
    CallId call = region.call();
    region.desk(PREFECTURE);
    desk = new MailDesk(context, region, call);
    clerk = region.person(RoleKind.SECRETARIAT, null);
    byte[] paper =
        WordEdit.changed(
            desk.form(CaseFile.load(CaseFile.VALID.get(0)).answers(), FormFileKind.DOCX),
            document -> WordEdit.before(document, "2 在宅医療の圏域ではない", "○"));
    mail =
        desk.outside.send(
            "somebody@elsewhere.example.jp", desk.mailbox, "申込書", "提出します。",
            (helper, raw) -> CameMails.attach(helper, "申込書.docx", paper));
    desk.confirm(mail, PREFECTURE);
  }

  @AfterEach
  void leaveNothingOpen() {
    desk.leave(List.of(mail));
  }

  @Test
  @DisplayName("受付は妨げず、案件に残り、ファイルを横に一つずつ決めるか、補正でお願いする")
  void staysOpenOnTheCaseUntilSomebodyDecides() throws Exception {
    region.open(clerk, MailDesk.page(mail)).andExpect(content().string(containsString("二つ以上の印があります")));
    desk.record(clerk, mail, Map.of(), "NEW").andExpect(status().is3xxRedirection());
    ApplicationId id =
        new ApplicationId(
            jdbc.sql("select application_id from submission_mail_form where mail_id = ?").param(mail).query(UUID.class).single());
    assertThat(region.state(id)).isEqualTo(ApplicationState.RECEIVED);
    assertThat(region.column(id, "answers ->> 'regionUnit'")).isNullOrEmpty();
    String path = "/applications/" + id.value();
    UUID document = desk.documents(mail).get(0);
    region.open(clerk, path + "/formalities").andExpect(status().isOk())
        .andExpect(content().string(containsString("様式の読み取りで決められなかったところ（残り1件）")))
        .andExpect(content().string(containsString("を読み取れませんでした。内容を御確認の上、御記入ください。")))
        .andExpect(content().string(containsString(path + "/files/" + document)));

    Map<String, String[]> one = Map.of("document", new String[] {document.toString()}, "number", new String[] {"0"});
    region.send(clerk, path + "/doubts", one).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("どの読み方にするかを選んでください。")));
    Map<String, String[]> second = new java.util.HashMap<>(one);
    second.put("choice", new String[] {"1"});
    region.send(clerk, path + "/doubts", second).andExpect(status().is3xxRedirection());
    assertThat(region.column(id, "answers ->> 'regionUnit'")).isEqualTo("2");
    region.send(clerk, path + "/doubts", second).andExpect(status().isConflict());
    region.open(clerk, path + "/formalities").andExpect(content().string(containsString("決めた方：")));
    assertThat(region.acts(id, "audit.applications.doubtSettled")).hasSize(1);
  }

  @Test
  @DisplayName("決めないまま受理するには理由が要る")
  void wantsAReasonToAcceptWhatIsUndecided() throws Exception {
    desk.record(clerk, mail, Map.of(), "NEW").andExpect(status().is3xxRedirection());
    ApplicationId id =
        new ApplicationId(
            jdbc.sql("select application_id from submission_mail_form where mail_id = ?").param(mail).query(UUID.class).single());
    region.save(clerk, id, CaseFile.load(CaseFile.VALID.get(0)).answers());
    Map<String, String[]> plain = Map.of("version", new String[] {String.valueOf(region.version(clerk, id))}, "reason", new String[] {""});
    region.send(clerk, "/applications/" + id.value() + "/accept", plain).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("様式の読み取りで決められていないところが残っています")));
    Map<String, String[]> reasoned =
        Map.of("version", plain.get("version"), "reason", new String[] {"電話で1と確かめた"});
    region.send(clerk, "/applications/" + id.value() + "/accept", reasoned).andExpect(status().is3xxRedirection());
    assertThat(region.state(id)).isEqualTo(ApplicationState.ACCEPTED);
  }
}
