package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.BansoTest;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.calls.Calls;
import jp.banso.forms.Answers;
import jp.banso.forms.FormCatalog;
import jp.banso.forms.FormFiles;
import jp.banso.parties.RoleKind;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.Documents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("終わった申込書の控え")
class AnswerCopyTests {

  private static final String PREFECTURE = "05";
  private static final String CASE = "valid-01-akita-daisen-senboku-15";
  private static final String COPY = "application-copy";

  @Autowired private ApplicationContext context;
  @Autowired private WithdrawalService withdrawals;
  @Autowired private AnswerCopies copies;
  @Autowired private FormFiles files;
  @Autowired private FormCatalog forms;
  @Autowired private Calls calls;
  @Autowired private Documents documents;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;

  private Region region;
  private CallId call;
  private Person drafter;

  @BeforeEach
  void openACall() {
    region = new Region(context);
    call = region.call();
    region.desk(PREFECTURE);
    drafter = region.person(RoleKind.REGION, PREFECTURE);
  }

  private List<UUID> attached(UUID mail) {
    String ids = jdbc.sql("select attachments from outbox_mail where id = ?").param(mail).query(String.class).single();
    return Stream.of(ids.split(",")).map(UUID::fromString).toList();
  }

  private Answers read(UUID document) throws Exception {
    try (InputStream content = documents.open(new DocumentId(document))) {
      return files.read(forms.definition(calls.get(call).form()), content, Answers.empty()).orThrow().answers();
    }
  }

  @Test
  @DisplayName("取り下げると、書いた内容がExcelとWordで作成した方だけに返り、そのまま取り込める")
  void givesBackWhatWasWritten() throws Exception {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, CASE);
    long version = Long.parseLong(region.column(id, "version"));
    withdrawals.withdraw(region.viewer(drafter), id, version, "地域の事情").orThrow();
    await().atMost(Duration.ofSeconds(60)).until(() -> !region.mails(id, COPY).isEmpty());
    assertThat(region.mails(id, COPY)).containsExactly(drafter.mail());
    assertThat(region.ofMails("copies || blind_copies", id, COPY)).containsExactly("");
    assertThat(region.ofMails("body", id, COPY).get(0)).contains("取り下げにより終了しました").doesNotContain("大仙・仙北");

    UUID mail =
        jdbc.sql("select id from outbox_mail where case_key = ? and kind = ?").params(region.key(id), COPY).query(UUID.class).single();
    jdbc.sql("update outbox_mail set state = 'SENT' where id = ?").param(mail).update();
    Answers written = Answers.fromJson(region.column(id, "answers"));
    for (UUID document : attached(mail)) {
      assertThat(read(document)).isEqualTo(written);
      region.open(drafter, "/letters/" + mail + "/attachments/" + document).andExpect(status().isOk());
      for (Person other : List.of(region.person(RoleKind.SECRETARIAT, null), region.person(RoleKind.PREFECTURE, PREFECTURE))) {
        region.open(other, "/letters/" + mail + "/attachments/" + document).andExpect(status().isNotFound());
      }
    }
    assertThat(attached(mail)).hasSize(2);
    region.open(region.person(RoleKind.SECRETARIAT, null), "/letters/" + mail).andExpect(status().isOk())
        .andExpect(content().string(not(containsString("_申込書.xlsx"))));
    transaction.executeWithoutResult(again -> copies.giveBack(id, ApplicationState.WITHDRAWN));
    assertThat(region.mails(id, COPY)).as("said twice").hasSize(1);
  }

  @Test
  @DisplayName("何も書いていない申込書は返さない。地域に誰もいない申込書は、内容を読める県の窓口に返す")
  void knowsWhatAndToWhom() {
    ApplicationId blank = region.draft(call, drafter, PREFECTURE);
    transaction.executeWithoutResult(ended -> copies.giveBack(blank, ApplicationState.UNSUBMITTED));
    assertThat(region.mails(blank, COPY)).isEmpty();

    ApplicationId left = region.filled(call, drafter, PREFECTURE, CASE);
    jdbc.sql("delete from group_membership where group_key = ?").param("area-" + region.key(left)).update();
    transaction.executeWithoutResult(ended -> copies.giveBack(left, ApplicationState.CALL_CANCELLED));
    assertThat(region.mails(left, COPY)).as("nobody else may read a draft").isEmpty();
    jdbc.sql("update application set shown_to_prefecture = true where id = ?").param(left.value()).update();
    transaction.executeWithoutResult(ended -> copies.giveBack(left, ApplicationState.CALL_CANCELLED));
    assertThat(region.mails(left, COPY)).containsExactly(region.deskMail(PREFECTURE));
    assertThat(region.ofMails("body", left, COPY).get(0)).contains("公募の中止により終了しました");
  }
}
