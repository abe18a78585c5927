package jp.banso.consultation;

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

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jp.banso.BansoTest;
import jp.banso.access.Cast;
import jp.banso.access.Seat;
import jp.banso.forms.FilledPage;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.ProgrammeCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@BansoTest
@DisplayName("相談窓口の条件の画面")
class DeskPagesTests {

  private static final String SHIPPED = "/desk-terms/7c0e6a40-51f0-4d0e-9a55-0a4d2025de5c";

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  private Cast cast;
  private FiscalYear next;

  @BeforeEach
  void prepare() {
    cast = new Cast(context);
    next = FiscalYear.of(clock.instant()).next();
    forget();
  }

  @AfterEach
  void forget() {
    jdbc.sql("delete from consultation_desk where fiscal_year > 2025 or edition > 1").update();
    // other tests keep the desk closed
    jdbc.sql("update consultation_desk set opens_on = '2025-06-27' where fiscal_year = 2025").update();
  }

  @Test
  @DisplayName("新しい版が確定する前に届いたものは、そのとき掲げていた版のもの")
  void keepsThePurposeThatWasAnnounced() {
    Instant released = Instant.parse("2025-09-01T00:00:00Z");
    String columns =
        String.join(
            ", ",
            jdbc.sql(
                    "select column_name from information_schema.columns where table_schema = current_schema()"
                        + " and table_name = 'consultation_desk' and column_name not in ('id', 'edition', 'released_at')")
                .query(String.class)
                .list());
    jdbc.sql(
            "insert into consultation_desk (id, edition, released_at, " + columns + ") select gen_random_uuid(), 2, ?, "
                + columns + " from consultation_desk where id = '7c0e6a40-51f0-4d0e-9a55-0a4d2025de5c'")
        .param(Timestamp.from(released))
        .update();
    OpenDesks desks = context.getBean(OpenDesks.class);
    DeskId first = desks.ofYear(ProgrammeCode.BANSO, released.minusSeconds(1)).orElseThrow().id();
    DeskId second = desks.ofYear(ProgrammeCode.BANSO, released).orElseThrow().id();
    assertThat(SHIPPED).endsWith(first.value().toString());
    assertThat(second).isNotEqualTo(first);
    // what came before anything was announced comes under what was announced first
    jdbc.sql("update consultation_desk set released_at = ? where id = ?")
        .params(Timestamp.from(released.minusSeconds(60)), first.value())
        .update();
    try {
      assertThat(desks.ofYear(ProgrammeCode.BANSO, released.minusSeconds(120)).orElseThrow().id()).isEqualTo(first);
    } finally {
      jdbc.sql("update consultation_desk set released_at = null where id = ?").param(first.value()).update();
    }
  }

  @Test
  @DisplayName("令和6年度と令和7年度の条件は、通知の書き方のまま読める")
  void showsTheNoticesOfBothYears() throws Exception {
    as(Seat.SECRETARIAT, get("/desk-terms"))
        .andExpect(content().string(containsString("令和7年度の相談窓口（第1版）")))
        .andExpect(content().string(containsString("令和6年度の相談窓口（第1版）")))
        .andExpect(content().string(containsString("在宅医療の体制整備に関する相談窓口")));
    as(Seat.MINISTRY, get(SHIPPED))
        .andExpect(content().string(containsString("令和7年6月27日（金）から令和8年2月28日（土）まで")))
        .andExpect(content().string(containsString("最後の受付日は令和8年2月27日（金）")))
        .andExpect(content().string(containsString("可能な限りE-mailでお問い合わせください")))
        .andExpect(content().string(containsString("拠点整備・運用に関する照会")))
        .andExpect(content().string(containsString("その他の目的では使用いたしません")))
        .andExpect(content().string(not(containsString("下書きを作る"))));
    mvc.perform(get("/public/desk"))
        .andExpect(content().string(containsString("拠点の整備・運用に関する相談窓口")))
        .andExpect(content().string(not(containsString("令和6年度"))));
  }

  @Test
  @DisplayName("次の年度の条件は日付が移った下書きになり、編集していない責任者だけが公開できる")
  void beginsNextYear() throws Exception {
    String draft = begun(next);
    as(Seat.SECRETARIAT, get(draft))
        .andExpect(content().string(containsString("令和8年6月26日（金）から令和9年2月28日（日）まで")))
        .andExpect(content().string(containsString("下書き")));
    Map<String, String> typed = fields(draft);
    typed.put("mail", "madoguchi-r8@example.jp");
    save(Seat.SECRETARIAT_MANAGER, draft, typed).andExpect(flash().attribute("flash", "consultation.desk.saved"));
    as(Seat.SECRETARIAT, post(draft + "/asking").param("version", version(draft)))
        .andExpect(flash().attribute("flash", "consultation.desk.asked"));
    as(Seat.SECOND_MANAGER, get(draft))
        .andExpect(content().string(containsString("E-mail：zaitaku@example.jp → madoguchi-r8@example.jp")))
        .andExpect(content().string(containsString("通知の日：令和7年6月25日（水） → 令和8年6月24日（水）")));
    assertThat(work(draft)).containsExactly("相談窓口の条件を確認し公開する");

    release(Seat.SECRETARIAT_MANAGER, draft, "通知のとおり").andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("編集した方は公開できません")));
    release(Seat.SECOND_MANAGER, draft, " ").andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("公開の理由を記入してください")));
    release(Seat.SECOND_MANAGER, draft, "通知のとおり")
        .andExpect(flash().attribute("flash", "consultation.desk.released"));

    assertThat(work(draft)).isEmpty();
    as(Seat.SECRETARIAT, get(draft)).andExpect(content().string(containsString("公開の理由：通知のとおり")));
    as(Seat.SECRETARIAT, get(draft + "/edit")).andExpect(status().isConflict());
    assertThat(
            jdbc
                .sql("select count(*) from audit_entry where action = 'audit.consultation.deskChanged'"
                    + " and details ->> 'changes' like '%E-mail：zaitaku@example.jp → madoguchi-r8@example.jp%'")
                .query(Integer.class)
                .single())
        .isPositive();
  }

  @Test
  @DisplayName("同じ年度の条件は新しい版を公開するまで変わらず、公開すると前の版は読むだけになる")
  void replacesTheTermsOfAYear() throws Exception {
    String draft = begun(next.previous());
    Map<String, String> typed = fields(draft);
    typed.put("telephone", "03-0000-0000");
    save(Seat.SECRETARIAT, draft, typed);
    begin(next.previous()).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("編集中の下書きがあります")));
    mvc.perform(get("/public/desk")).andExpect(content().string(not(containsString("03-0000-0000"))));

    release(Seat.SECRETARIAT_MANAGER, draft, "電話番号の変更");

    mvc.perform(get("/public/desk")).andExpect(content().string(containsString("03-0000-0000")));
    as(Seat.SECRETARIAT, get(SHIPPED)).andExpect(content().string(containsString("次の版に替わりました")));
    as(Seat.SECRETARIAT, get(SHIPPED)).andExpect(content().string(not(containsString("（同じ年度の条件を変える）"))));
    begin(next.previous()).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("最新の版から作ってください")));
  }

  @Test
  @DisplayName("誤りはすべて欄に示し、入力を残す")
  void saysAllThatIsWrong() throws Exception {
    String draft = begun(next);
    Map<String, String> typed = fields(draft);
    typed.put("name", " ");
    typed.put("mail", "madoguchi");
    typed.put("opensOn", "令和9年6月25日");
    typed.put("closesAt", "8:00");
    typed.put("callbackDays", "二");
    typed.put("callbackTries", "0");
    typed.put("callbackMinutes", "一時間");
    typed.put("purpose", "字".repeat(2001));
    save(Seat.SECRETARIAT, draft, typed)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("id=\"name-error\"")))
        .andExpect(content().string(containsString("メールアドレスの形で入力してください")))
        .andExpect(content().string(containsString("令和8年度の中の日付にしてください")))
        .andExpect(content().string(containsString("受付の開始時刻より後の時刻にしてください")))
        .andExpect(content().string(containsString("1から10までの数で入力してください")))
        .andExpect(content().string(containsString("id=\"callbackTries-error\"")))
        .andExpect(content().string(containsString("0から480までの数で入力してください")))
        .andExpect(content().string(containsString("2,000文字以内で記入してください")))
        .andExpect(content().string(containsString("value=\"madoguchi\"")));
  }

  @Test
  @DisplayName("二人が同時に編集すると、別々の欄は両方残り、同じ欄は両方の内容が示される")
  void mergesTwoEditors() throws Exception {
    String draft = begun(next);
    Map<String, String> first = fields(draft);
    Map<String, String> second = fields(draft);
    first.put("mail", "a@example.jp");
    first.put("hours", "平日9時から16時まで");
    second.put("hours", "平日10時から17時まで");
    second.put("channels", "MAIL_OR_TELEPHONE");
    save(Seat.SECRETARIAT_MANAGER, draft, first);
    String shown =
        save(Seat.SECRETARIAT, draft, second).andExpect(status().isConflict()).andReturn().getResponse().getContentAsString();
    assertThat(shown)
        .contains("平日9時から16時まで", "平日10時から17時まで", "E-mail または 電話", "可能な限りE-mail（電話も可）")
        .doesNotContain("MAIL_PREFERRED</");
    save(Seat.SECRETARIAT, draft, fieldsOf(shown)).andExpect(flash().attribute("flash", "consultation.desk.saved"));
    as(Seat.SECRETARIAT, get(draft))
        .andExpect(content().string(containsString("a@example.jp")))
        .andExpect(content().string(containsString("平日10時から17時まで")));
  }

  @Test
  @DisplayName("二人が同時に同じ年度の下書きを作っても一つだけができ、もう一方には編集中の下書きがあると知らせる")
  void beginsOnceOfTwoAtOnce() throws Exception {
    List<Integer> answers =
        IntStream.range(0, 2)
            .parallel()
            .mapToObj(
                each -> {
                  try {
                    return begin(next).andReturn().getResponse().getStatus();
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                })
            .toList();
    assertThat(answers).containsExactlyInAnyOrder(302, 422);
  }

  @Test
  @DisplayName("下書きは取り消せる")
  void discardsADraft() throws Exception {
    String draft = begun(next);
    as(Seat.SECRETARIAT, post(draft + "/asking").param("version", version(draft)));
    as(Seat.SECRETARIAT, post(draft + "/discard").param("version", version(draft)))
        .andExpect(flash().attribute("flash", "consultation.desk.discarded"));
    as(Seat.SECRETARIAT, get(draft)).andExpect(status().isNotFound());
    assertThat(work(draft)).isEmpty();
  }

  private ResultActions as(Seat seat, MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request.with(csrf()).with(user(cast.account(seat))));
  }

  /** What waits for the managers, of whose lists the tests before may have left a page full. */
  private List<String> work(String draft) {
    return jdbc.sql("select title from work_item where ref = ? and holder = 'secretariat-manager-banso'")
        .param(draft.substring(draft.lastIndexOf('/') + 1))
        .query(String.class)
        .list();
  }

  private ResultActions begin(FiscalYear year) throws Exception {
    return as(Seat.SECRETARIAT, post(SHIPPED + "/drafts").param("deskYear", year.label()));
  }

  private String begun(FiscalYear year) throws Exception {
    return begin(year).andReturn().getResponse().getRedirectedUrl().replace("/edit", "");
  }

  private ResultActions save(Seat seat, String draft, Map<String, String> typed) throws Exception {
    MockHttpServletRequestBuilder request = post(draft + "/edit");
    typed.forEach(request::param);
    return as(seat, request);
  }

  private ResultActions release(Seat seat, String draft, String note) throws Exception {
    return as(seat, post(draft + "/release").param("version", version(draft)).param("note", note));
  }

  private String version(String draft) throws Exception {
    return jdbc.sql("select version from consultation_desk where id = cast(? as uuid)")
        .param(draft.substring(draft.lastIndexOf('/') + 1))
        .query(String.class)
        .single();
  }

  private Map<String, String> fields(String draft) throws Exception {
    return fieldsOf(as(Seat.SECRETARIAT, get(draft + "/edit")).andReturn().getResponse().getContentAsString());
  }

  /** What the browser would send back of an edit page. */
  private static Map<String, String> fieldsOf(String page) {
    String form = page.substring(page.indexOf("<form class=\"form\""));
    Map<String, String> fields = new LinkedHashMap<>();
    FilledPage.parameters(form.substring(0, form.indexOf("</form>")))
        .forEach((name, values) -> fields.put(name, values[values.length - 1]));
    return fields;
  }
}
