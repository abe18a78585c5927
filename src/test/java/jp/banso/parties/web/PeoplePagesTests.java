package jp.banso.parties.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@BansoTest
@DisplayName("利用者の登録")
class PeoplePagesTests {

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired @Qualifier("businessClock") private Clock clock;

  private TestPerson administrator;
  private UUID ownRole;
  private String mark;

  @BeforeEach
  void register() {
    administrator = TestPerson.nobody(context);
    ownRole = administrator.give(RoleKind.ADMINISTRATOR, ProgrammeCode.BANSO, null);
    mark = UUID.randomUUID().toString().substring(0, 8);
  }

  @Test
  @DisplayName("所属と利用者を登録すると、初回パスワードでログインして自分のパスワードに変えられる")
  void registersSomebodyWhoThenChoosesAPassword() throws Exception {
    String loginName = "new-" + mark;
    String password = addPerson(loginName, "SECRETARIAT_MANAGER", addOrganisation("SECRETARIAT", ""));

    Cookie session = signIn(loginName, password);
    mvc.perform(get("/").cookie(session)).andExpect(redirectedUrl("/password"));
    mvc.perform(get("/calls").cookie(session)).andExpect(redirectedUrl("/password"));
    mvc.perform(get("/camunda/app/cockpit/default/").cookie(session)).andExpect(status().isNotFound());
    mvc.perform(get("/password").cookie(session))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("初回パスワードでログインしています")));

    mvc.perform(change(session, password, "kyou-ha-yuki")).andExpect(redirectedUrl("/login?changed"));

    mvc.perform(get("/").cookie(signIn(loginName, "kyou-ha-yuki"))).andExpect(status().isOk());
    assertThat(acts(loginName)).contains("audit.parties.roleGiven");
  }

  @Test
  @DisplayName("弱いパスワード、違う現在のパスワード、一致しない確認は受け付けない")
  void refusesAWeakPassword() throws Exception {
    String loginName = "weak-" + mark;
    String password = addPerson(loginName, "SECRETARIAT", addOrganisation("SECRETARIAT", ""));
    Cookie session = signIn(loginName, password);

    mvc.perform(change(session, password, "short"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("12文字以上")));
    mvc.perform(change(session, "wrong", "kyou-ha-yuki"))
        .andExpect(content().string(containsString("現在のパスワードが違います")))
        .andExpect(content().string(not(containsString("kyou-ha-yuki"))));
    mvc.perform(change(session, password, "kyou-ha-yuki", "kyou-ha-ame"))
        .andExpect(content().string(containsString("一致していません")));
    mvc.perform(get("/").cookie(session)).andExpect(redirectedUrl("/password"));
  }

  @Test
  @DisplayName("欠けた項目、使われているログイン名、県のない県の役割は、理由を添えて断る")
  void saysWhatIsMissing() throws Exception {
    UUID organisation = addOrganisation("SECRETARIAT", "");
    perform(person("", "SECRETARIAT", organisation))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("入力または選択してください")));
    addPerson("taken-" + mark, "SECRETARIAT", organisation);
    perform(person("taken-" + mark, "SECRETARIAT", organisation))
        .andExpect(content().string(containsString("既に使われています")));
    perform(person("pref-" + mark, "PREFECTURE", organisation))
        .andExpect(content().string(containsString("都道府県が登録された所属")));
    perform(person("pref-" + mark, "PREFECTURE", addOrganisation("PREFECTURE", "05")))
        .andExpect(redirectedUrl("/people"));
  }

  @Test
  @DisplayName("役割を加え、終了すると、次の操作から使えない。自分の役割は終了できない")
  void givesAndEndsRoles() throws Exception {
    TestPerson person = TestPerson.nobody(context);
    UUID organisation = addOrganisation("SECRETARIAT", "");
    perform(
            post("/people/roles/new").param("person", person.id().toString())
                .param("organisation", organisation.toString())
                .param("role", "ADVISOR").param("programme", "BANSO"))
        .andExpect(redirectedUrl("/people"));
    var signedIn = person.signedIn();
    mvc.perform(get("/").with(signedIn)).andExpect(status().isOk());

    perform(post("/people/roles/end").param("role", person.viewer().roleId().toString()))
        .andExpect(redirectedUrl("/people"));
    mvc.perform(get("/").with(signedIn)).andExpect(status().isForbidden());

    perform(post("/people/roles/end").param("role", ownRole.toString()))
        .andExpect(flash().attribute("flash", "parties.people.role.own"));
    perform(get("/people")).andExpect(status().isOk());
  }

  @Test
  @DisplayName("始まる日の前と終わる日の後の役割では何も開かず、日の誤りはその欄で知らせる")
  void aRoleCountsFromItsFirstDayToItsLast() throws Exception {
    LocalDate today = LocalDate.now(clock);
    UUID organisation = addOrganisation("SECRETARIAT", "");
    TestPerson person = TestPerson.nobody(context);
    perform(role(person, "SECRETARIAT", organisation, today.minusDays(1), null))
        .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("今日以降の日")));
    perform(role(person, "SECRETARIAT", organisation, today.plusDays(2), today.plusDays(1)))
        .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("始まる日以降の日")));
    perform(role(person, "SECRETARIAT", organisation, today.plusDays(1), today.plusDays(30)))
        .andExpect(redirectedUrl("/people"));
    perform(get("/people")).andExpect(content().string(containsString(Wareki.date(today.plusDays(30)) + "まで")));

    for (String page : List.of("/", "/roles", "/applications", "/applications.csv", "/tasks", "/mails", "/intake")) {
      mvc.perform(get(page).with(person.signedIn())).andExpect(status().isForbidden());
    }
    String period =
        "/people/roles/"
            + jdbc.sql("select id from role_assignment where person_id = ? and role = 'SECRETARIAT'")
                .param(person.id())
                .query(UUID.class)
                .single()
            + "/period";
    perform(get(period)).andExpect(content().string(containsString(Wareki.date(today.plusDays(1)))));
    String shown = today.plusDays(1) + "/" + today.plusDays(30);
    perform(moved(period, shown, "あした", today.toString()))
        .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("あした")));
    perform(moved(period, shown, "", today.toString()))
        .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("始まる日以降の日")));
    perform(moved(period, shown, today.toString(), ""))
        .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("終わる日をなくす")));
    perform(moved(period, today + "/", today.toString(), ""))
        .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("ほかの方がこの役割の期間を変えました")));
    perform(moved(period, shown, today.toString(), "").param("endless", "true")).andExpect(redirectedUrl("/people"));
    perform(moved(period, today + "/", today.plusDays(1).toString(), ""))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("すでに始まっている役割")));
    perform(moved("/people/roles/" + ownRole + "/period", "", "", "")).andExpect(status().isUnprocessableEntity());
    mvc.perform(get("/intake").with(person.signedIn())).andExpect(status().is(org.hamcrest.Matchers.not(403)));
    var signedIn = person.signedIn();
    jdbc.sql("update role_assignment set valid_from = ?, valid_to = ? where person_id = ?")
        .params(today.minusDays(9), today.minusDays(1), person.id())
        .update();
    for (String page : List.of("/", "/roles", "/applications", "/tasks", "/mails", "/intake")) {
      mvc.perform(get(page).with(signedIn)).andExpect(status().isForbidden());
    }
  }

  private static MockHttpServletRequestBuilder moved(String page, String seen, String first, String last) {
    return post(page).param("seen", seen).param("firstDay", first).param("lastDay", last);
  }

  private static MockHttpServletRequestBuilder role(
      TestPerson person, String role, UUID organisation, LocalDate first, LocalDate last) {
    return post("/people/roles/new").param("person", person.id().toString())
        .param("organisation", organisation.toString()).param("role", role).param("programme", "BANSO")
        .param("firstDay", first.toString()).param("lastDay", last == null ? "" : last.toString());
  }

  @Test
  @DisplayName("登録された課の最初の利用者が課の管理者になり、次の方はならない")
  void theFirstOfADeskKeepsItsPeople() throws Exception {
    UUID desk = addOrganisation("PREFECTURE", "44");
    jdbc.sql("update role_assignment set desk_manager = false where prefecture_code = '44'").update();
    TestPerson first = TestPerson.nobody(context);
    TestPerson second = TestPerson.nobody(context);
    LocalDate today = LocalDate.now(clock);
    perform(role(first, "PREFECTURE", desk, today, null)).andExpect(redirectedUrl("/people"));
    perform(role(second, "PREFECTURE", desk, today, null)).andExpect(redirectedUrl("/people"));

    assertThat(first.viewer().groups()).anyMatch(group -> group.startsWith("desk-managers-44"));
    assertThat(second.viewer().groups()).noneMatch(group -> group.startsWith("desk-managers-"));
    mvc.perform(get("/people/invitations/new").param("role", "PREFECTURE").with(first.signedIn()))
        .andExpect(content().string(containsString("value=\"PREFECTURE\"")));
    mvc.perform(get("/people/invitations/new").param("role", "PREFECTURE").with(second.signedIn()))
        .andExpect(content().string(not(containsString("value=\"PREFECTURE\""))));
  }

  @Test
  @DisplayName("パスワードを忘れた方には、初回パスワードを出し直せる")
  void renewsAPassword() throws Exception {
    TestPerson person = TestPerson.with(context, RoleKind.ADVISOR, ProgrammeCode.BANSO);

    String password =
        told(perform(post("/people/passwords").param("person", person.id().toString()))
            .andExpect(redirectedUrl("/people")));

    mvc.perform(get("/").cookie(signIn(person.loginName(), password)))
        .andExpect(redirectedUrl("/password"));
    assertThat(acts(person.loginName())).contains("audit.parties.passwordRenewed");
    assertThat(
            jdbc.sql("select count(*) from audit_entry where details::text like ?")
                .param("%" + password + "%")
                .query(Integer.class)
                .single())
        .isZero();
  }

  private UUID addOrganisation(String kind, String prefecture) throws Exception {
    String name = "試験所属" + UUID.randomUUID();
    perform(
            post("/people/organisations/new").param("kind", kind).param("name", name)
                .param("prefecture", prefecture))
        .andExpect(redirectedUrl("/people"));
    return jdbc.sql("select id from organisation where name = ?").param(name).query(UUID.class).single();
  }

  private String addPerson(String loginName, String role, UUID organisation) throws Exception {
    return told(perform(person(loginName, role, organisation)).andExpect(redirectedUrl("/people")));
  }

  private MockHttpServletRequestBuilder person(String loginName, String role, UUID organisation) {
    return post("/people/new").param("loginName", loginName).param("displayName", "試験の担当者")
        .param("mail", loginName + "@example.jp").param("organisation", organisation.toString())
        .param("role", role).param("programme", "BANSO");
  }

  @Test
  @DisplayName("都道府県の担当課は年度ごとに登録し、前の年度の宛先はそのまま残る")
  void keepsTheDesksOfEachYear() throws Exception {
    int now = FiscalYear.of(LocalDate.now(clock)).year();
    for (int year : List.of(now, now + 1)) {
      perform(
              post("/people/desks").param("year", "" + year).param("prefecture", "31")
                  .param("deskName", "医療政策課" + mark + year).param("mail", "desk@example.jp")
                  .param("telephone", "000-000-0000"))
          .andExpect(redirectedUrl("/people/desks?year=" + year));
    }
    for (int year : List.of(now, now + 1)) {
      perform(get("/people/desks").param("year", "" + year))
          .andExpect(status().isOk())
          .andExpect(content().string(containsString("医療政策課" + mark + year)))
          .andExpect(content().string(containsString(new FiscalYear(year).name())));
    }
    perform(get("/people/desks"))
        .andExpect(content().string(containsString("医療政策課" + mark + now)))
        .andExpect(content().string(not(containsString("医療政策課" + mark + (now + 1)))));
    perform(get("/people/desks").param("year", "1")).andExpect(status().isNotFound());
  }

  private ResultActions perform(MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request.with(administrator.signedIn()).with(csrf()));
  }

  private static String told(ResultActions answer) {
    return (String) ((List<?>) answer.andReturn().getFlashMap().get("flashArguments")).get(1);
  }

  private Cookie signIn(String loginName, String password) throws Exception {
    return mvc.perform(
            post("/login").param("username", loginName).param("password", password).with(csrf()))
        .andExpect(redirectedUrl("/"))
        .andReturn()
        .getResponse()
        .getCookie("SESSION");
  }

  private static MockHttpServletRequestBuilder change(
      Cookie session, String current, String chosen) {
    return change(session, current, chosen, chosen);
  }

  private static MockHttpServletRequestBuilder change(
      Cookie session, String current, String chosen, String repeated) {
    return post("/password").cookie(session).param("current", current).param("chosen", chosen)
        .param("repeated", repeated).with(csrf());
  }

  private List<String> acts(String loginName) {
    return jdbc.sql("select action from audit_entry where details ->> 'person' = ?")
        .param(loginName)
        .query(String.class)
        .list();
  }
}
