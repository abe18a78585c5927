package jp.banso.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.banso.BansoTest;
import jp.banso.access.Cast;
import jp.banso.access.Seat;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.mail.SentMail;
import jp.banso.platform.mail.WrittenMails;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("メール文面の画面")
class MailTextPagesTests {

  private static final Pattern NEXT_PAGE = Pattern.compile("href=\"(/tasks\\?[^\"]*after=[^\"]*)\"");

  private static final String BODY = "御担当者　様\n\n{対応の名称}の期限は{期限}です。整理番号は{整理番号}です。";

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private Mailroom mailroom;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Clock clock;

  private Cast cast;
  private FiscalYear year;
  private String address;

  @BeforeEach
  void prepare() {
    cast = new Cast(context);
    // far from the years of all other tests, whose mails keep the shipped texts
    year = new FiscalYear(ThreadLocalRandom.current().nextInt(2060, 2090));
    address = "/mail-texts/" + year.year() + "/reminder";
    jdbc.sql("delete from mail_text where fiscal_year >= 2060").update();
    jdbc.sql("delete from mail_text_draft where fiscal_year >= 2060").update();
  }

  private ResultActions as(Seat seat, MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request.with(csrf()).with(user(cast.account(seat))));
  }

  /** On any of the pages: other tests leave work that is more urgent. */
  private boolean isInTasks() throws Exception {
    String next = "/tasks";
    while (next != null) {
      String page = as(Seat.SECRETARIAT, get(URI.create(next))).andReturn().getResponse().getContentAsString();
      if (page.contains(address)) {
        return true;
      }
      Matcher link = NEXT_PAGE.matcher(page);
      next = link.find() ? link.group(1).replace("&amp;", "&") : null;
    }
    return false;
  }

  private ResultActions save(Seat seat, long version, String subject, String body) throws Exception {
    return as(seat, post(address + "/draft").param("version", "" + version).param("subject", subject).param("body", body));
  }

  private ResultActions release(Seat seat, long version, String note) throws Exception {
    return as(seat, post(address + "/release").param("version", "" + version).param("note", note));
  }

  private SentMail written() {
    CaseKey key =
        new CaseKey(year.label() + "-BANSO-31-0" + UUID.randomUUID().toString().substring(0, 7).toUpperCase(Locale.ROOT));
    MailOrder order =
        MailOrder.of("reminder", ProgrammeCode.BANSO, key, "/applications/31")
            .to("tantou@example.jp")
            .value("task", "申込書を作成する")
            .value("dueAt", clock.instant())
            .value("today", true)
            .after(clock.instant().plus(Duration.ofDays(10_000)));
    transaction.executeWithoutResult(status -> mailroom.send(order));
    return WrittenMails.of(context, key).get(0);
  }

  @Test
  @DisplayName("下書きを別の責任者が公開すると、その後に作成するメールだけがその文面になる")
  void releasesWithASecondPerson() throws Exception {
    SentMail before = written();
    as(Seat.SECRETARIAT, get("/mail-texts").param("year", "" + year.year()))
        .andExpect(content().string(containsString("公募開始の案内")))
        .andExpect(content().string(not(containsString("変更あり"))));
    as(Seat.SECRETARIAT, get(address + "/draft"))
        .andExpect(content().string(containsString("{対応の名称}")))
        .andExpect(content().string(containsString("お願いしている対応の名称")));
    save(Seat.SECRETARIAT_MANAGER, 0, "期限の御案内（{整理番号}）", BODY).andExpect(flash().attribute("flash", "correspondence.text.saved"));
    as(Seat.SECRETARIAT, get(address))
        .andExpect(content().string(containsString("申込書を作成するの期限は")))
        .andExpect(content().string(containsString("下書きあり")))
        .andExpect(content().string(not(containsString("この文面を公開する"))));
    release(Seat.SECRETARIAT, 1, "年度の見直し").andExpect(status().isForbidden());
    release(Seat.SECRETARIAT_MANAGER, 1, "年度の見直し").andExpect(status().isUnprocessableEntity());
    assertThat(written().subject()).startsWith("【本日まで】");
    release(Seat.SECOND_MANAGER, 1, "").andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("変更の理由を入力してください")));
    release(Seat.SECOND_MANAGER, 1, "年度の見直し").andExpect(flash().attribute("flash", "correspondence.text.released"));

    SentMail after = written();
    assertThat(after.subject()).startsWith("期限の御案内（" + year.label() + "-伴走-31-0");
    assertThat(after.body()).contains("申込書を作成するの期限は", "この件の画面");
    assertThat(WrittenMails.of(context, new CaseKey(before.caseKey())).get(0).subject()).isEqualTo(before.subject());
    as(Seat.SECRETARIAT, get(address)).andExpect(content().string(containsString("年度の見直し")))
        .andExpect(content().string(containsString("の第1版")));
    as(Seat.SECRETARIAT, get("/mail-texts").param("year", "" + (year.year() + 1)))
        .andExpect(content().string(containsString("変更あり")));
    as(Seat.SECRETARIAT, get("/mail-texts").param("year", "" + (year.year() - 1)))
        .andExpect(content().string(not(containsString("変更あり"))));
    as(Seat.OTHER_SECRETARIAT, get("/mail-texts").param("year", "" + year.year()))
        .andExpect(content().string(not(containsString("変更あり"))));

    as(Seat.SECRETARIAT, post(address + "/draft/shipped").param("version", "2")).andExpect(status().is3xxRedirection());
    release(Seat.SECRETARIAT_MANAGER, 3, "元に戻す").andExpect(flash().attribute("flash", "correspondence.text.released"));
    assertThat(written().subject()).startsWith("【本日まで】");
    as(Seat.SECRETARIAT, get(address)).andExpect(content().string(containsString("元の文面に戻した")))
        .andExpect(content().string(containsString("の第2版")));
  }

  @Test
  @DisplayName("使えない差込みは、使えるものの一覧とともに、その欄に示して入力を残す")
  void refusesUnknownPlaces() throws Exception {
    save(Seat.SECRETARIAT, 0, "{氏名}様", "{対応の名称} {締切}")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("「{氏名}」は、このメールでは使えません")))
        .andExpect(content().string(containsString("{本人の入力が必要な場合}")))
        .andExpect(content().string(containsString("「{期限}」がありません")))
        .andExpect(content().string(containsString("{氏名}様")));
    as(Seat.SECRETARIAT, get(address)).andExpect(content().string(not(containsString("下書きあり"))));
  }

  @Test
  @DisplayName("同時に書いたときは、両方の文面を並べて示す")
  void showsBothVersions() throws Exception {
    save(Seat.SECRETARIAT, 0, "先の件名", BODY).andExpect(status().is3xxRedirection());
    save(Seat.SECRETARIAT_MANAGER, 0, "後の件名", BODY)
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("先の件名")))
        .andExpect(content().string(containsString("後の件名")));
    as(Seat.SECRETARIAT, post(address + "/draft/removal").param("version", "0")).andExpect(status().isConflict());
    as(Seat.SECRETARIAT, post(address + "/draft/removal").param("version", "1"))
        .andExpect(flash().attribute("flash", "correspondence.text.discarded"));
    as(Seat.SECRETARIAT, post(address + "/draft/removal").param("version", "1")).andExpect(status().isConflict());
  }

  @Test
  @DisplayName("取り消して書き直した下書きは、前の下書きを見て公開することも取り消すこともできない")
  void tellsOneDraftFromTheNext() throws Exception {
    save(Seat.SECRETARIAT, 0, "読んだ件名", BODY).andExpect(status().is3xxRedirection());
    as(Seat.SECRETARIAT, get(address)).andExpect(content().string(containsString("name=\"version\" value=\"1\"")));
    as(Seat.SECRETARIAT, post(address + "/draft/removal").param("version", "1")).andExpect(status().is3xxRedirection());
    as(Seat.SECRETARIAT, get(address + "/draft")).andExpect(content().string(containsString("value=\"2\"")));
    save(Seat.SECRETARIAT, 2, "読んでいない件名", BODY).andExpect(status().is3xxRedirection());

    release(Seat.SECRETARIAT_MANAGER, 1, "年度の見直し").andExpect(status().isConflict());
    as(Seat.SECRETARIAT, post(address + "/draft/removal").param("version", "1")).andExpect(status().isConflict());
    assertThat(written().subject()).startsWith("【本日まで】");
    release(Seat.SECRETARIAT_MANAGER, 3, "年度の見直し").andExpect(flash().attribute("flash", "correspondence.text.released"));
    assertThat(written().subject()).isEqualTo("読んでいない件名");
  }

  @Test
  @DisplayName("下書きのないうちに開いた編集は、その間に公開された文面を元に戻さず、両方を並べて示す")
  void losesNoReleasedText() throws Exception {
    as(Seat.SECOND_MANAGER, get(address + "/draft")).andExpect(content().string(containsString("value=\"0\"")));
    save(Seat.SECRETARIAT, 0, "公開した件名", BODY).andExpect(status().is3xxRedirection());
    release(Seat.SECRETARIAT_MANAGER, 1, "年度の見直し").andExpect(status().is3xxRedirection());
    save(Seat.SECOND_MANAGER, 0, "前の文面から書いた件名", BODY)
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("公開した件名")))
        .andExpect(content().string(containsString("前の文面から書いた件名")));
  }

  @Test
  @DisplayName("選んだ案件で言えない差込みは、例で埋めずに、送れないことを示す")
  void showsWhatACaseCannotSay() throws Exception {
    SentMail real = written();
    jdbc.sql("update mail_value set said = said - '対応の名称' where case_key = ?").param(real.caseKey()).update();
    as(Seat.SECRETARIAT, get(address).param("case", real.caseKey()))
        .andExpect(content().string(containsString("このままでは、この案件のメールは送れません")))
        .andExpect(content().string(containsString("{対応の名称}")))
        .andExpect(content().string(not(containsString("申込書の内容を確認する"))));
  }

  @Test
  @DisplayName("公開した文面が使えなくなったときは、標準の文面で送っていることを示し、対応を一つ開く")
  void tellsThatTheReleasedTextIsLeftAside() throws Exception {
    context.getBean(MailTextRows.class)
        .release(
            new MailTextRows.Place(ProgrammeCode.BANSO, year, "reminder"), new MailText("公開した件名 {前の差込み}", BODY), "更新の前",
            cast.viewer(Seat.SECRETARIAT_MANAGER).personId(), clock.instant());
    assertThat(written().subject()).startsWith("【本日まで】");
    assertThat(written().subject()).startsWith("【本日まで】");
    assertThat(unfit()).isEqualTo(1);
    as(Seat.SECRETARIAT, get("/mail-texts").param("year", "" + year.year()))
        .andExpect(content().string(containsString("現在は標準の文面で送信")))
        .andExpect(content().string(not(containsString("公開した件名"))));
    assertThat(isInTasks()).isTrue();
    save(Seat.SECRETARIAT, 0, "直した件名", BODY).andExpect(status().is3xxRedirection());
    release(Seat.SECRETARIAT_MANAGER, 1, "更新に合わせて").andExpect(flash().attribute("flash", "correspondence.text.released"));
    assertThat(unfit()).isZero();
    assertThat(written().subject()).isEqualTo("直した件名");
  }

  private int unfit() {
    return jdbc.sql("select count(*) from work_item where process_key = 'mail-text-unfit' and ref like ?")
        .param("%/" + year.year() + "/reminder")
        .query(Integer.class)
        .single();
  }

  @Test
  @DisplayName("テスト送信は自分だけに、テストと分かる件名で、選んだ案件の内容で届く")
  void sendsATestToOneself() throws Exception {
    SentMail real = written();
    save(Seat.SECRETARIAT, 0, "期限の御案内（{整理番号}）", BODY).andExpect(status().is3xxRedirection());
    as(Seat.SECRETARIAT, post(address + "/test").param("case", real.caseKey()))
        .andExpect(flash().attribute("flash", "correspondence.text.test.sent"));
    String own = cast.account(Seat.SECRETARIAT).getUsername() + "@example.jp";
    SentMail test =
        WrittenMails.of(context, new CaseKey("TEST-BANSO")).stream()
            .filter(mail -> mail.recipient().equals(own))
            .findFirst()
            .orElseThrow();
    assertThat(test.subject()).startsWith("【テスト送信】期限の御案内（" + year.label() + "-伴走-31-0");
    assertThat(test.body()).contains("文面を確かめるために", "申込書を作成するの期限は");
    assertThat(test.copies()).isEmpty();
    assertThat(test.blindCopies()).isEmpty();
    as(Seat.SECRETARIAT, post(address + "/test").param("case", "R7-BANSO-99-999")).andExpect(status().isNotFound());
    as(Seat.PREFECTURE, post(address + "/test")).andExpect(status().isNotFound());
  }

  @Test
  @DisplayName("地域と都道府県の間のメールは、実際の内容ではなく例で確かめる")
  void keepsPrivateMailsPrivate() throws Exception {
    as(Seat.SECRETARIAT, get("/mail-texts/" + year.year() + "/M08"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("差込みに例を入れて表示しています")))
        .andExpect(content().string(containsString("具体的な記載をお願いします。")));
  }
}
