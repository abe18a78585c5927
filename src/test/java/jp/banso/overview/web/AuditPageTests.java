package jp.banso.overview.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.applications.ApplicationState;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.RoleKind;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("監査ログの画面")
class AuditPageTests {

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private AuditLog log;
  @Autowired private TransactionTemplate transaction;

  private final String mark = "0" + UUID.randomUUID().toString().substring(0, 7).toUpperCase();

  @Test
  @DisplayName("事務局責任者は自分の事業の記録だけ、管理者はすべてを読む")
  void separatesTheProgrammes() throws Exception {
    TestPerson manager = TestPerson.with(context, RoleKind.SECRETARIAT_MANAGER, ProgrammeCode.BANSO);
    TestPerson administrator = TestPerson.with(context, RoleKind.ADMINISTRATOR, ProgrammeCode.BANSO);
    act(manager, "R7-BANSO-33-" + mark, "伴走の理由" + mark);
    act(manager, "R7-BANSO2-33-" + mark, "再公募の理由" + mark);
    act(manager, "R7-RENKEI-33-" + mark, "連携の理由" + mark);

    assertThat(page(manager, "/audit"))
        .contains("伴走の理由" + mark, "再公募の理由" + mark)
        .doesNotContain("連携の理由" + mark);
    assertThat(page(manager, "/audit?case=R7-RENKEI-33-" + mark)).doesNotContain("連携の理由" + mark);
    assertThat(page(administrator, "/audit")).contains("伴走の理由" + mark, "連携の理由" + mark);
  }

  @Test
  @DisplayName("整理番号は、画面に出る形でも全角でも絞り込める")
  void findsACaseByItsShownNumber() throws Exception {
    TestPerson manager = TestPerson.with(context, RoleKind.SECRETARIAT_MANAGER, ProgrammeCode.BANSO);
    act(manager, "R7-BANSO-33-" + mark, "さがす理由" + mark);
    act(manager, "R7-BANSO-33-" + mark + "-M1", "会議の理由" + mark);
    act(manager, "R7-BANSO-34-" + mark, "別の理由" + mark);

    String page = page(manager, "/audit?case=Ｒ７－伴走－３３－" + mark.toLowerCase());

    assertThat(page)
        .contains("さがす理由" + mark, "会議の理由" + mark, "R7-伴走-33-" + mark)
        .doesNotContain("別の理由" + mark);
    assertThat(page(manager, "/audit?case=これは番号ではない")).contains("整理番号の形ではありません");
  }

  @Test
  @DisplayName("新しい順に50件ずつ、続きを読める")
  void readsOn() throws Exception {
    TestPerson manager = TestPerson.with(context, RoleKind.SECRETARIAT_MANAGER, ProgrammeCode.BANSO);
    for (int i = 0; i < 60; i++) {
      act(manager, "R7-BANSO-33-" + mark, "理由" + mark + "第" + i + "回");
    }

    String first = page(manager, "/audit?case=R7-BANSO-33-" + mark);
    Matcher older = Pattern.compile("before=(\\d+)").matcher(first);
    assertThat(older.find()).isTrue();
    String second = page(manager, "/audit?case=R7-BANSO-33-" + mark + "&before=" + older.group(1));

    assertThat(first).contains(mark + "第59回", mark + "第10回").doesNotContain(mark + "第9回");
    assertThat(second).contains(mark + "第9回", mark + "第0回").doesNotContain(mark + "第10回");
  }

  @Test
  @DisplayName("詳細の名前も値も、日本語で読める")
  void printsDetailsInWords() throws Exception {
    TestPerson manager = TestPerson.with(context, RoleKind.SECRETARIAT_MANAGER, ProgrammeCode.BANSO);
    transaction.executeWithoutResult(
        status ->
            log.record(
                AuditEntry.of(manager.viewer().actor(), "audit.worklist.retried", new CaseKey("R7-BANSO-33-" + mark))
                    .detail("outcome", ApplicationState.SELECTED)
                    .detail("deadline", LocalDate.of(2025, 9, 12))
                    .detail("why", "理由" + mark)));

    assertThat(page(manager, "/audit?case=R7-BANSO-33-" + mark))
        .contains("結果：", ">選定<", "締切：", "令和7年9月12日", "理由：", "理由" + mark)
        .doesNotContain("outcome", "SELECTED", "deadline", "2025-09-12", ">why<");
  }

  @ParameterizedTest
  @EnumSource(names = {"ADMINISTRATOR", "SECRETARIAT_MANAGER"}, mode = EnumSource.Mode.EXCLUDE)
  @DisplayName("ほかの役割には開かない")
  void staysShutForOthers(RoleKind role) throws Exception {
    TestPerson person = TestPerson.nobody(context);
    person.give(role, ProgrammeCode.BANSO, jp.banso.kernel.PrefectureCode.of("33"));

    mvc.perform(get("/audit").with(person.signedIn())).andExpect(status().isForbidden());
  }

  private void act(TestPerson person, String key, String reason) {
    transaction.executeWithoutResult(
        status ->
            log.record(
                AuditEntry.of(person.viewer().actor(), "audit.worklist.retried", new CaseKey(key))
                    .detail("reason", reason)));
  }

  private String page(TestPerson person, String path) throws Exception {
    return mvc.perform(get(path).with(person.signedIn()))
        .andExpect(status().isOk())
        .andReturn().getResponse().getContentAsString();
  }
}
