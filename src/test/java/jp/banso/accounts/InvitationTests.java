package jp.banso.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import jp.banso.BansoTest;
import jp.banso.SqlLog;
import jp.banso.TestPerson;
import jp.banso.accounts.InvitationDesk.Wanted;
import jp.banso.accounts.InvitationDoor.Key;
import jp.banso.accounts.InvitationDoor.NewAccount;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Colleague;
import jp.banso.parties.Colleagues;
import jp.banso.parties.Registration;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.parties.Viewers;
import jp.banso.platform.web.ListView;
import jp.banso.worklist.WorkLine;
import jp.banso.worklist.Worklist;
import org.awaitility.Awaitility;
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
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("利用者の招待")
class InvitationTests {

  private static final InvitationFilter ALL = new InvitationFilter(null, null, null, null, null, null);

  private static final PrefectureCode PREFECTURE = PrefectureCode.of("33");
  private static final String PASSWORD = "kyou-ha-yuki-da";

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private InvitationDesk desk;
  @Autowired private InvitationDoor door;
  @Autowired private DeskColleagues colleagues;
  @Autowired private Colleagues people;
  @Autowired private Viewers viewers;
  @Autowired private Worklist worklist;
  @Autowired private BusinessCalendar calendar;
  @Autowired @Qualifier("businessClock") private Clock clock;

  private TestPerson manager;
  private String mark;
  private String mail;

  @BeforeEach
  void invites() {
    manager = TestPerson.with(context, RoleKind.SECRETARIAT_MANAGER, ProgrammeCode.BANSO);
    mark = UUID.randomUUID().toString().substring(0, 8);
    mail = "daihyo-" + mark + "@example.jp";
  }

  private record Sent(UUID id, String token, String code) {}

  private Sent inviteDesk() {
    return invite(
        manager.viewer(), new Wanted(RoleKind.PREFECTURE, null, "試験の課" + mark, PREFECTURE, mail, "", null, null, true));
  }

  private Sent invite(Viewer inviter, Wanted wanted) {
    UUID[] id = new UUID[1];
    SecretMail sent =
        SecretMail.of(context, wanted.mail(), () -> id[0] = desk.invite(inviter, wanted).orThrow());
    return new Sent(id[0], sent.token(), sent.code());
  }

  private NewAccount account(String login) {
    return new NewAccount("在宅医療担当", login, PASSWORD);
  }

  private Viewer viewerOf(String login) {
    return viewers
        .rolesOf(jdbc.sql("select id from person where login_name = ?").param(login).query(UUID.class).single())
        .get(0);
  }

  @Test
  @DisplayName("招待の一覧は状況・役割・県・言葉で絞り込め、番・期日が出て、まとめて送り直し・取りやめができ、件数によらず同じ数の問合せで読む")
  void listsWhatWasSent() throws Exception {
    UUID open = inviteDesk().id();
    UUID lapsed =
        invite(
                manager.viewer(),
                new Wanted(RoleKind.ADVISOR, null, "期限切れの所属" + mark, null, "b" + mail, "", null, null, false))
            .id();
    jdbc.sql("update invitation set expires_at = ? where id = ?")
        .params(Timestamp.from(clock.instant().minusSeconds(1)), lapsed)
        .update();
    String q = "q=" + mark;
    assertThat(listed(manager, q)).containsExactly(lapsed.toString(), open.toString());
    assertThat(listed(manager, q + "&state=LAPSED")).containsExactly(lapsed.toString());
    assertThat(listed(manager, q + "&state=OPEN")).containsExactly(open.toString());
    assertThat(listed(manager, q + "&role=ADVISOR")).containsExactly(lapsed.toString());
    assertThat(listed(manager, q + "&prefecture=33&sort=organisation")).containsExactly(open.toString());
    assertThat(listed(manager, q + "&state=ACCEPTED")).isEmpty();
    TestPerson administrator = TestPerson.with(context, RoleKind.ADMINISTRATOR, ProgrammeCode.BANSO);
    assertThat(listed(administrator, q)).as("of another side").isEmpty();
    TestPerson desk33 = TestPerson.nobody(context);
    desk33.give(RoleKind.PREFECTURE, ProgrammeCode.BANSO, PREFECTURE);
    assertThat(listed(desk33, q + "&prefecture=33")).as("a prefecture has its own alone").isEmpty();
    ListView.Row first = list(manager, q + "&state=OPEN").rows().get(0);
    assertThat(first.cells()).extracting(ListView.Cell::text).contains("お返事待ち", "招待を受けた方");

    mvc.perform(chosen(administrator, "resending", open)).andExpect(flash().attribute("flash", "fragments.bulk.report"));
    mvc.perform(chosen(manager, "resending", open, lapsed)).andExpect(flash().attribute("flash", "accounts.bulk.resent"));
    assertThat(listed(manager, q + "&state=OPEN")).hasSize(2);
    mvc.perform(chosen(manager, "withdrawals", lapsed)).andExpect(flash().attribute("flash", "accounts.bulk.withdrawn"));
    Object said =
        mvc.perform(chosen(manager, "withdrawals", open, lapsed)).andReturn().getFlashMap().get("flashArguments");
    assertThat(said.toString()).startsWith("[1, 1").contains("期限切れの所属" + mark);
    String csv =
        mvc.perform(get("/people/invitations.csv?" + q).with(manager.signedIn())).andReturn().getResponse().getContentAsString();
    assertThat(csv.lines()).hasSize(3);

    int few = statements(q);
    jdbc.sql(
            "insert into invitation select gen_random_uuid(), programme, role, organisation_id, organisation_kind,"
                + " organisation_name || n, prefecture_code, desk_manager, mail, addressee, valid_from, valid_to,"
                + " group_key, case_key, inviter_id, inviter_label, inviter_group, invited_at, expires_at, state,"
                + " settled_at, person_id from invitation, generate_series(1, 60) n where id = ?")
        .param(open)
        .update();
    assertThat(statements(q)).isEqualTo(few);
    assertThat(list(manager, q).rows()).hasSize(ListView.PAGE);
    jdbc.sql("delete from invitation where organisation_name like ?").param("試験の課" + mark + "_%").update();
  }

  private ListView list(TestPerson person, String query) throws Exception {
    return (ListView)
        mvc.perform(get("/people/invitations?" + query).with(person.signedIn()))
            .andReturn().getModelAndView().getModel().get("list");
  }

  private List<String> listed(TestPerson person, String query) throws Exception {
    return list(person, query).rows().stream().map(ListView.Row::id).toList();
  }

  private static MockHttpServletRequestBuilder chosen(TestPerson person, String act, UUID... ids) {
    return post("/people/invitations/" + act).with(csrf()).with(person.signedIn())
        .param("chosen", Arrays.stream(ids).map(UUID::toString).toArray(String[]::new));
  }

  private int statements(String query) throws Exception {
    list(manager, query);
    try (SqlLog log = new SqlLog()) {
      list(manager, query);
      return log.ofThePage().size();
    }
  }

  @Test
  @DisplayName("リンクを開くだけでは何も変わらず、登録すると役割と所属は招待のとおりになり、ログインする。二度目は410")
  void opensByGetAndAcceptsByPost() throws Exception {
    Sent sent = inviteDesk();
    String page = "/invited/" + sent.token();
    for (int scanner = 0; scanner < 2; scanner++) {
      mvc.perform(get(page)).andExpect(status().isOk()).andExpect(content().string(containsString("試験の課" + mark)));
    }
    assertThat(door.look(Key.link(sent.token()))).isPresent();

    Cookie before = mvc.perform(get(page)).andReturn().getResponse().getCookie("SESSION");
    Cookie session =
        mvc.perform(
                accept(sent.token(), "ka-" + mark, PASSWORD, PASSWORD).cookie(before)
                    .param("role", "ADMINISTRATOR").param("organisation", "別の所属").param("prefectureCode", "13"))
            .andExpect(redirectedUrl("/"))
            .andReturn()
            .getResponse()
            .getCookie("SESSION");
    assertThat(session.getValue()).isNotEqualTo(before.getValue());
    mvc.perform(get("/desk").cookie(before)).andExpect(status().is3xxRedirection());
    Viewer viewer = viewerOf("ka-" + mark);
    assertThat(viewer.role()).isEqualTo(RoleKind.PREFECTURE);
    assertThat(viewer.prefectureOrNull()).isEqualTo(PREFECTURE);
    assertThat(viewer.organisationName()).isEqualTo("試験の課" + mark);
    assertThat(colleagues.mayKeep(viewer)).as("課の管理者").isTrue();
    mvc.perform(get("/desk").cookie(session)).andExpect(status().isOk());

    mvc.perform(get(page)).andExpect(status().isGone()).andExpect(content().string(containsString("もう一度お願いする")));
    mvc.perform(accept(sent.token(), "kb-" + mark, PASSWORD, PASSWORD)).andExpect(status().isGone());
    assertThat(jdbc.sql("select count(*) from person where login_name = ?").param("kb-" + mark).query(Integer.class).single())
        .isZero();
  }

  private static MockHttpServletRequestBuilder accept(String token, String login, String password, String repeated) {
    return post("/invited/accept").with(csrf()).param("token", token).param("displayName", "在宅医療担当")
        .param("loginName", login).param("way", "PASSWORD").param("password", password).param("repeated", repeated);
  }

  @Test
  @DisplayName("番号は、届いたアドレスと組でだけ使え、全角や小文字でもよい。当て推量は410で、回数が多いと429")
  void takesTheCodeWithItsAddress() throws Exception {
    Sent sent = inviteDesk();
    String typed = sent.code().toLowerCase(java.util.Locale.ROOT).replace("-", " ");
    type(mail, typed, "a").andExpect(status().isOk()).andExpect(content().string(containsString(mail)));
    type("other-" + mail, sent.code(), "b").andExpect(status().isGone());
    for (int i = 0; i < 9; i++) {
      type(mail, "AAAAABBBBB", "c").andExpect(status().isGone());
    }
    type(mail, "AAAAABBBBB", "c").andExpect(status().isGone());
    type(mail, sent.code(), "c").andExpect(status().isTooManyRequests());
    type(mail, sent.code(), "d").andExpect(status().isOk());
  }

  private ResultActions type(String address, String code, String from) throws Exception {
    return mvc.perform(
        post("/invited").with(csrf()).param("mail", address).param("code", code)
            .with(request -> {
              request.setRemoteAddr(from + mark);
              return request;
            }));
  }

  @Test
  @DisplayName("足りない入力は欄に示し、招待は使われない。パスワードは画面に戻さない")
  void showsWhatIsMissing() throws Exception {
    Sent sent = inviteDesk();
    mvc.perform(accept(sent.token(), "K!", "short-one", "short-one"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("ログイン名は、半角")))
        .andExpect(content().string(not(containsString("short-one"))));
    mvc.perform(accept(sent.token(), "kc-" + mark, "short-one", "short-one"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("12文字以上")));
    mvc.perform(accept(sent.token(), "kc-" + mark, PASSWORD, "different"))
        .andExpect(content().string(containsString("一致していません")));
    mvc.perform(accept(sent.token(), manager.loginName(), PASSWORD, PASSWORD))
        .andExpect(content().string(containsString("ログイン名は")));
    assertThat(door.look(Key.link(sent.token()))).isPresent();
  }

  @Test
  @DisplayName("担当者のいない課だけをまとめて招待し、二度押しても重ねず、最初の方が課の管理者になる")
  void invitesTheDesksWithoutPeople() throws Exception {
    TestPerson other = TestPerson.with(context, RoleKind.SECRETARIAT_MANAGER, ProgrammeCode.RENKEI);
    int year = FiscalYear.of(clock.instant()).year();
    List<String> codes = List.of("40", "41", "42");
    for (String code : codes) {
      jdbc.sql("insert into desk_contact values ('renkei', ?, ?, '介護連携課', ?, '000') on conflict (programme, fiscal_year, prefecture_code)"
              + " do update set mail = excluded.mail")
          .params(year, code, "desk" + code + "-" + mark + "@example.jp").update();
    }
    TestPerson there = TestPerson.nobody(context);
    there.give(RoleKind.PREFECTURE, ProgrammeCode.RENKEI, PrefectureCode.of("41"));
    SecretMail sent = SecretMail.of(context, "desk40-" + mark + "@example.jp", () -> desk.inviteDesks(other.viewer()).orThrow());
    assertThat(desk.inviteDesks(other.viewer()).isDone()).as("all of them have an invitation").isFalse();
    assertThat(
            jdbc.sql("select mail from invitation where mail like ? order by mail").param("desk4%-" + mark + "@%").query(String.class).list())
        .containsExactly("desk40-" + mark + "@example.jp", "desk42-" + mark + "@example.jp");
    mvc.perform(accept(sent.token(), "kanri-" + mark, PASSWORD, PASSWORD)).andExpect(redirectedUrl("/"));
    Viewer first = viewerOf("kanri-" + mark);
    assertThat(first.programme()).isEqualTo(ProgrammeCode.RENKEI);
    assertThat(first.prefectureOrNull()).isEqualTo(PrefectureCode.of("40"));
    assertThat(colleagues.mayKeep(first)).as("課の管理者").isTrue();
    TestPerson clerk = TestPerson.with(context, RoleKind.SECRETARIAT, ProgrammeCode.RENKEI);
    assertThatThrownBy(() -> desk.inviteDesks(clerk.viewer())).isInstanceOf(Forbidden.class);
    jdbc.sql("delete from desk_contact where programme = 'renkei' and mail like ?").param("desk4%-" + mark + "@%").update();
  }

  @Test
  @DisplayName("期限は10営業日目の終わりで、過ぎると410。頼まれると招待した側の対応になり、送り直すと前のものは使えない")
  void lapsesAndIsAskedForAgain() throws Exception {
    Sent first = inviteDesk();
    UUID invitation = first.id();
    assertThat(jdbc.sql("select expires_at from invitation where id = ?").param(invitation).query(Timestamp.class).single().toInstant())
        .isEqualTo(calendar.endOf(calendar.plusBusinessDays(LocalDate.now(clock), 10)));
    jdbc.sql("update invitation set expires_at = ? where id = ?")
        .params(Timestamp.from(clock.instant()), invitation)
        .update();
    mvc.perform(get("/invited/" + first.token())).andExpect(status().isGone());
    String known = again(first.token());
    assertThat(again("a".repeat(43))).as("nobody can tell a link that was from one that never was").isEqualTo(known);
    assertThat(work(manager.viewer(), invitation)).hasSize(1);

    SecretMail second = SecretMail.of(context, mail, () -> desk.resend(manager.viewer(), invitation).orThrow());
    assertThat(work(manager.viewer(), invitation)).isEmpty();
    assertThat(door.look(Key.link(first.token()))).isEmpty();
    assertThat(door.look(new Key("", mail, first.code()))).isEmpty();
    assertThat(door.look(Key.link(second.token()))).isPresent();
    desk.withdraw(manager.viewer(), invitation).orThrow();
    assertThat(door.look(Key.link(second.token()))).isEmpty();
  }

  private String again(String token) throws Exception {
    return mvc.perform(post("/invited/again").with(csrf()).param("token", token))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString()
        // the banner tells the time
        .replaceAll("\\d+時\\d+分", "");
  }

  private List<WorkLine> work(Viewer viewer, UUID invitation) {
    String link = "/people/invitations/" + invitation;
    return worklist.page(viewer, Worklist.Shelf.OPEN, Worklist.Period.ALL, null, 1000).stream()
        .filter(line -> line.link().equals(link))
        .toList();
  }

  @Test
  @DisplayName("担当の最後の日を過ぎた招待は開かず、送り直せない。最後の日の方が早ければ、それが期限になる")
  void opensNotBeyondItsLastDay() {
    LocalDate today = LocalDate.now(clock);
    Sent sent =
        invite(
            manager.viewer(),
            new Wanted(RoleKind.PREFECTURE, null, "試験の課" + mark, PREFECTURE, mail, "", null, today.plusDays(1), false));
    assertThat(desk.find(manager.viewer(), sent.id()).invitation().lastDayToAccept()).isEqualTo(today.plusDays(1));
    assertThat(door.look(Key.link(sent.token()))).isPresent();
    // as if sent before the days were kept together
    jdbc.sql("update invitation set valid_from = ?, valid_to = ? where id = ?")
        .params(today.minusDays(2), today.minusDays(1), sent.id())
        .update();
    assertThat(door.acceptAsNew(Key.link(sent.token()), account("late-" + mark))).isEmpty();
    assertThat(desk.resend(manager.viewer(), sent.id()))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.messageKey()).isEqualTo("accounts.refused.over"));
  }

  @Test
  @DisplayName("同じログイン名を同時に選んだ二人目には、使われていると伝え、招待は使われない")
  void tellsWhoChoseALoginNameSecond() {
    Sent sent = inviteDesk();
    String login = "same-" + mark;
    CompletableFuture<Outcome<String>> second =
        context.getBean(TransactionTemplate.class)
            .execute(
                status -> {
                  context.getBean(Registration.class).account(UUID.randomUUID(), login, "一人目", mail, PASSWORD);
                  CompletableFuture<Outcome<String>> waiting =
                      CompletableFuture.supplyAsync(
                          () -> door.acceptAsNew(Key.link(sent.token()), account(login)).orElseThrow());
                  Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> waitsForTheName() || waiting.isDone());
                  return waiting;
                });
    assertThat(second.join())
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.messageKey()).isEqualTo("parties.people.login.taken"));
    assertThat(door.look(Key.link(sent.token()))).isPresent();
  }

  private boolean waitsForTheName() {
    return jdbc.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like 'insert into person %'")
            .query(Integer.class)
            .single()
        > 0;
  }

  @Test
  @DisplayName("同じ招待を20人が同時に受けても、登録できるのは一人だけ")
  void letsExactlyOneIn() {
    Sent sent = inviteDesk();
    ExecutorService pool = Executors.newFixedThreadPool(20);
    try {
      List<CompletableFuture<Boolean>> tries =
          IntStream.range(0, 20)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> door.acceptAsNew(Key.link(sent.token()), account("p" + i + "-" + mark))
                              .map(Outcome::isDone).orElse(false),
                          pool))
              .toList();
      assertThat(tries.stream().filter(CompletableFuture::join)).hasSize(1);
    } finally {
      pool.shutdown();
    }
    assertThat(
            jdbc.sql("select count(*) from person where login_name like ?").param("p%-" + mark).query(Integer.class).single())
        .isEqualTo(1);
  }

  @Test
  @DisplayName("リンクと番号は、控えのメールにも、データベースにも残らない")
  void keepsNoSecret() throws Exception {
    Sent sent = inviteDesk();
    for (String table : List.of("outbox_mail.body", "mail_value.said::text", "invitation_secret.token_hash", "invitation_secret.code_hash")) {
      String[] parts = table.split("\\.");
      assertThat(
              jdbc.sql("select count(*) from " + parts[0] + " where " + parts[1] + " like ? or " + parts[1] + " like ?")
                  .params("%" + sent.token() + "%", "%" + sent.code() + "%")
                  .query(Integer.class)
                  .single())
          .as(table)
          .isZero();
    }
    assertThat(jdbc.sql("select body from outbox_mail where recipient = ?").param(mail).query(String.class).single())
        .contains("お送りした方だけにお知らせしています", "試験の課" + mark);
  }

  @Test
  @DisplayName("ログイン名を持つ人には、パスワードで確かめて役割を加える。違うパスワードでは加えない")
  void addsARoleToSomebodyKnown() throws Exception {
    TestPerson advisor = TestPerson.with(context, RoleKind.ADVISOR, ProgrammeCode.BANSO);
    Sent sent = inviteDesk();
    mvc.perform(existing(sent.token(), advisor.loginName(), "wrong")).andExpect(status().isUnprocessableEntity());
    assertThat(viewers.rolesOf(advisor.id())).hasSize(1);
    mvc.perform(existing(sent.token(), advisor.loginName(), TestPerson.PASSWORD)).andExpect(redirectedUrl("/"));
    assertThat(viewers.rolesOf(advisor.id())).extracting(Viewer::role)
        .containsExactlyInAnyOrder(RoleKind.ADVISOR, RoleKind.PREFECTURE);

    Sent more =
        invite(
            manager.viewer(),
            new Wanted(RoleKind.REVIEWER, null, "試験の大学" + mark, null, mail, "", null, null, false));
    mvc.perform(post("/invited/join").with(csrf()).with(advisor.signedIn()).param("token", more.token()))
        .andExpect(redirectedUrl("/roles"));
    assertThat(viewers.rolesOf(advisor.id())).hasSize(3);
  }

  private static MockHttpServletRequestBuilder existing(String token, String login, String password) {
    return post("/invited/existing").with(csrf()).param("token", token).param("existingLogin", login)
        .param("existingPassword", password);
  }

  @Test
  @DisplayName("課の管理者は課の担当者を加え、名前を変え、終える。ほかの課には届かず、管理者はいなくならない")
  void keepsTheColleaguesOfADesk() throws Exception {
    door.acceptAsNew(Key.link(inviteDesk().token()), account("head-" + mark)).orElseThrow().orThrow();
    Viewer head = viewerOf("head-" + mark);
    Sent invited =
        invite(head, new Wanted(RoleKind.PREFECTURE, null, "よその課", PrefectureCode.of("13"), mail, "担当 二", null, null, false));
    door.acceptAsNew(Key.link(invited.token()), account("second-" + mark)).orElseThrow().orThrow();
    Viewer second = viewerOf("second-" + mark);
    assertThat(second.organisationId()).isEqualTo(head.organisationId());
    assertThat(colleagues.mayKeep(second)).isFalse();
    UUID role = second.roleId();
    perform("head-" + mark, post("/desk/{role}", role).param("displayName", "在宅医療担当 二").param("mail", mail))
        .andExpect(redirectedUrl("/desk"));
    assertThat(people.of(head)).extracting(Colleague::displayName).contains("在宅医療担当 二");
    perform("second-" + mark, post("/desk/{role}", role).param("displayName", "x").param("mail", mail))
        .andExpect(status().isForbidden());
    assertThat(colleagues.appoint(head, head.roleId(), false).isDone()).as("one remains").isFalse();

    LocalDate today = LocalDate.now(clock);
    assertThat(colleagues.end(head, head.roleId(), today).isDone()).isFalse();
    perform("head-" + mark, post("/desk/{role}/end", role).param("lastDay", "来月"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("来月")));
    colleagues.end(head, role, today).orThrow();
    assertThat(viewers.rolesOf(second.personId())).as("to the end of the day").hasSize(1);
    var before = signedIn("second-" + mark);
    colleagues.end(head, role, today.minusDays(1)).orThrow();
    mvc.perform(get("/desk").with(before)).andExpect(status().isForbidden());
    assertThatThrownBy(() -> signedIn("second-" + mark)).as("nobody signs in without a role")
        .isInstanceOf(org.springframework.security.core.userdetails.UsernameNotFoundException.class);
    TestPerson elsewhere = TestPerson.nobody(context);
    elsewhere.give(RoleKind.PREFECTURE, ProgrammeCode.BANSO, PREFECTURE);
    perform("head-" + mark, get("/desk/{role}", elsewhere.viewer().roleId())).andExpect(status().isNotFound());
  }

  private ResultActions perform(String login, MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request.with(csrf()).with(signedIn(login)));
  }

  private org.springframework.test.web.servlet.request.RequestPostProcessor signedIn(String login) {
    return org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user(
        context.getBean(org.springframework.security.core.userdetails.UserDetailsService.class)
            .loadUserByUsername(login));
  }

  @Test
  @DisplayName("招待は送った側だけが見て、役割ごとに招ける相手が決まっている")
  void keepsToTheOwnSide() throws Exception {
    UUID invitation = inviteDesk().id();
    TestPerson prefecture = TestPerson.nobody(context);
    prefecture.give(RoleKind.PREFECTURE, ProgrammeCode.BANSO, PREFECTURE);
    mvc.perform(get("/people/invitations/{id}", invitation).with(prefecture.signedIn())).andExpect(status().isNotFound());
    for (String role : List.of("SECRETARIAT", "PREFECTURE", "ADMINISTRATOR")) {
      mvc.perform(
              post("/people/invitations/new").with(csrf()).with(prefecture.signedIn()).param("role", role)
                  .param("mail", mail).param("organisation", "x"))
          .andExpect(status().isForbidden());
    }
    mvc.perform(
            post("/people/invitations/new").with(csrf()).with(manager.signedIn()).param("role", "PREFECTURE")
                .param("mail", "宛先でない").param("organisation", "試験の課"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("宛先でない")));
    for (String page : List.of("/people/invitations", "/people/invitations/new", "/people/invitations/" + invitation)) {
      mvc.perform(get(page).with(manager.signedIn())).andExpect(status().isOk());
    }
    assertThat(desk.page(manager.viewer(), ALL, InvitationColumn.SENT, true, null, 1000)).extracting(line -> line.invitation().id()).contains(invitation);
    assertThat(Map.of("GET", "/invited", "CODE", "/login/code").values()).allSatisfy(
        page -> mvc.perform(get(page)).andExpect(status().isOk()));
  }
}
