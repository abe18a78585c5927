package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.accounts.InvitationDoor;
import jp.banso.accounts.InvitationDoor.Key;
import jp.banso.accounts.InvitationDoor.NewAccount;
import jp.banso.accounts.SecretMail;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.OrganisationKind;
import jp.banso.parties.Registration;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.parties.Viewers;
import jp.banso.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.ResultMatcher;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("申込書の編集者・コメント・閲覧")
class CaseShareTests {

  private static final String PREFECTURE = "35";

  @Autowired private ApplicationContext context;
  @Autowired private JdbcClient jdbc;
  @Autowired private Worklist worklist;
  @Autowired private InvitationDoor door;
  @Autowired private ApplicationDesk desk;
  @Autowired private TransactionTemplate transaction;

  private Region region;
  private Person drafter;
  private Person colleague;
  private ApplicationId id;
  private String page;

  @BeforeEach
  void begin() {
    region = new Region(context);
    CallId call = region.call();
    region.desk(PREFECTURE);
    drafter = region.person(RoleKind.REGION, PREFECTURE);
    colleague = region.person(RoleKind.REGION, PREFECTURE);
    id = region.draft(call, drafter, PREFECTURE);
    page = "/applications/" + id.value();
  }

  private void send(Person person, String path, Map<String, String> fields, ResultMatcher expected) throws Exception {
    Map<String, String[]> parameters = new java.util.HashMap<>();
    fields.forEach((name, value) -> parameters.put(name, new String[] {value}));
    region.send(person, page + path, parameters).andExpect(expected);
  }

  private boolean comments(Person person) {
    return Boolean.TRUE.equals(
        transaction.execute(status -> CaseShares.mayComment(region.viewer(person), desk.get(id))));
  }

  @Test
  @DisplayName("閲覧とコメントの方は読めるが、書くことも提出もできず、対応も届かない。編集者にすると書ける")
  void readersAndCommentersReadOnly() throws Exception {
    for (String share : List.of("READER", "COMMENTER")) {
      send(drafter, "/people", Map.of("mail", colleague.mail(), "share", share), status().is3xxRedirection());
      region.open(colleague, page)
          .andExpect(status().isOk())
          .andExpect(content().string(not(containsString(page + "/edit"))));
      region.open(colleague, "/applications").andExpect(content().string(containsString(page)));
      region.open(colleague, page + "/edit").andExpect(redirectedUrl(page));
      String version = "" + region.version(drafter, id);
      for (String act : List.of("/edit", "/hand-over", "/show", "/withdrawal", "/representative")) {
        send(colleague, act, Map.of("version", version, "reason", "r"), status().isForbidden());
      }
      send(colleague, "/people", Map.of("mail", "x@example.jp"), status().isForbidden());
      assertThat(worklist.page(region.viewer(colleague), Worklist.Shelf.OPEN, Worklist.Period.ALL, null, 100)).isEmpty();
      assertThat(comments(colleague)).isEqualTo(share.equals("COMMENTER"));
    }
    assertThat(region.mails(id, "person-attached")).containsExactly(colleague.mail());
    send(drafter, "/people/share", Map.of("person", colleague.id().toString(), "share", "EDITOR"), status().is3xxRedirection());
    region.open(colleague, page + "/edit").andExpect(status().isOk());
    assertThat(worklist.page(region.viewer(colleague), Worklist.Shelf.OPEN, Worklist.Period.ALL, null, 100)).isNotEmpty();
    send(drafter, "/people/share", Map.of("person", drafter.id().toString(), "share", "READER"), status().isUnprocessableEntity());
    send(colleague, "/people/share", Map.of("person", drafter.id().toString(), "share", "READER"), status().is3xxRedirection());
    region.open(drafter, page + "/edit").andExpect(redirectedUrl(page));
    assertThat(comments(drafter)).isFalse();
    assertThat(comments(colleague)).isTrue();
  }

  @Test
  @DisplayName("担当の最初の日までと、最後の日の後は見えない。日付の誤りは欄に示す")
  void keepsToTheDays() throws Exception {
    Map<String, String> later =
        Map.of("mail", colleague.mail(), "share", "READER", "firstDay", Wareki.date(region.today().plusDays(3)));
    send(drafter, "/people", later, status().is3xxRedirection());
    region.open(colleague, page).andExpect(status().isNotFound());
    send(drafter, "/people/share", Map.of("person", colleague.id().toString(), "share", "COMMENTER"), status().is3xxRedirection());
    region.open(colleague, page).andExpect(status().isNotFound());
    region.open(drafter, page).andExpect(content().string(containsString(Wareki.date(region.today().plusDays(3)) + "から")));
    send(drafter, "/people", Map.of("mail", colleague.mail(), "share", "READER"), status().is3xxRedirection());
    region.open(colleague, page).andExpect(status().isOk());
    send(drafter, "/people/end", Map.of("person", colleague.id().toString(), "lastDay", Wareki.date(region.today().minusDays(1))), status().is3xxRedirection());
    region.open(colleague, page).andExpect(status().isNotFound());
    send(drafter, "/people", Map.of("mail", "a@example.jp", "firstDay", "あした"), status().isUnprocessableEntity());
    send(drafter, "/people", Map.of("mail", "a@example.jp", "lastDay", Wareki.date(region.today().minusDays(1))), status().isUnprocessableEntity());
    send(drafter, "/people", Map.of("mail", "a@example.jp", "share", "OWNER"), status().isBadRequest());
  }

  @Test
  @DisplayName("加えた方には所属が添えられ、できることに合った言葉で知らせる。都道府県などの職員のアドレスは、地域からは加えられない")
  void namesWhoCameAndRefusesOffices() throws Exception {
    region.send(drafter, page + "/people", Map.of("mail", new String[] {colleague.mail()}, "share", new String[] {"COMMENTER"}))
        .andExpect(flash().attribute("flash", "applications.flash.commenterAttached"));
    region.open(drafter, page).andExpect(content().string(containsString("試験組織\u3000" + name(colleague))));
    Person officer = region.person(RoleKind.PREFECTURE, "12");
    region.send(drafter, page + "/people", Map.of("mail", new String[] {officer.mail().toUpperCase(java.util.Locale.ROOT)}))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("この画面からは加えられません")));
  }

  private String name(Person person) {
    return jdbc.sql("select display_name from person where id = ?").param(person.id()).query(String.class).single();
  }

  @Test
  @DisplayName("利用者登録のない方には招待を送り、受けた方は決められたとおりに加わる")
  void invitesSomebodyWithoutAnAccount() throws Exception {
    String mail = "new-" + UUID.randomUUID() + "@example.jp";
    SecretMail sent =
        SecretMail.of(
            context, mail,
            () -> {
              send(
                  drafter, "/people", Map.of("mail", mail, "share", "READER", "name", "担当 花子"),
                  status().is3xxRedirection());
              return null;
            });
    region.open(drafter, page).andExpect(content().string(containsString(mail)));
    Person official = region.person(RoleKind.PREFECTURE, PREFECTURE);
    region.open(official, page).andExpect(content().string(not(containsString(mail))));
    String login = "new-" + UUID.randomUUID().toString().substring(0, 8);
    door.acceptAsNew(Key.link(sent.token()), new NewAccount("担当 花子", login, "")).orElseThrow().orThrow();
    Person newcomer =
        new Person(jdbc.sql("select id from person where login_name = ?").param(login).query(UUID.class).single(), login, mail);
    region.open(newcomer, page).andExpect(status().isOk());
    region.open(newcomer, page + "/edit").andExpect(redirectedUrl(page));
    assertThat(region.acts(id, "audit.accounts.accepted")).hasSize(1);
    region.open(newcomer, "/applications").andExpect(content().string(not(containsString("申込書の作成を始める"))));
    region.open(drafter, "/applications").andExpect(content().string(containsString("申込書の作成を始める")));
  }

  @Test
  @DisplayName("招待のメールは、どの申込書に誰が招いたかを言い、編集者は事務局が送った招待も送り直せる")
  void anEditorSendsAgainWhatTheSecretariatSent() throws Exception {
    region.save(drafter, id, jp.banso.forms.Answers.empty().with("regionName", "さくら・もみじ"));
    Person clerk = region.person(RoleKind.SECRETARIAT, null);
    String mail = "new-" + UUID.randomUUID() + "@example.jp";
    SecretMail sent =
        SecretMail.of(
            context, mail,
            () -> {
              send(clerk, "/people", Map.of("mail", mail, "share", "EDITOR", "name", "担当 花子", "organisation", "拠点"), status().is3xxRedirection());
              return null;
            });
    assertThat(sent.words()).contains("（" + "山口県　さくら・もみじ" + "）", "（事務局）");
    assertThat(jdbc.sql("select subject || body from outbox_mail where recipient = ?").param(mail).query(String.class).single())
        .doesNotContain("さくら・もみじ");
    String invitation =
        "/people/invitations/" + jdbc.sql("select id from invitation where mail = ?").param(mail).query(UUID.class).single();
    region.open(drafter, page).andExpect(content().string(containsString(invitation)));
    region.open(drafter, invitation).andExpect(status().isOk()).andExpect(content().string(containsString("/resend")));
    region.send(drafter, invitation + "/resend", Map.of()).andExpect(redirectedUrl(invitation));
    region.open(colleague, invitation).andExpect(status().isNotFound());
  }

  @Test
  @DisplayName("地域が所属の名を書いて招いても、同じ名の病院の者にはならず、自分の所属の名なら自分の所属になる")
  void namesNoOrganisationThatIsThere() {
    String name = "他の病院" + UUID.randomUUID();
    Registration registration = context.getBean(Registration.class);
    UUID hospital = registration.organisation("HUB", name, PrefectureCode.of(PREFECTURE));
    Viewer newcomer = invited(name);
    assertThat(newcomer.organisationName()).isEqualTo(name);
    assertThat(newcomer.organisationId()).isNotEqualTo(hospital);
    assertThat(registration.organisationNamed(OrganisationKind.HUB, name, PrefectureCode.of(PREFECTURE)))
        .as("who answers for the name comes to the hospital").isEqualTo(hospital);
    Viewer own = region.viewer(drafter);
    assertThat(invited(own.organisationName()).organisationId()).isEqualTo(own.organisationId());
  }

  private Viewer invited(String organisation) {
    String login = "new-" + UUID.randomUUID().toString().substring(0, 8);
    String mail = login + "@example.jp";
    RegionPeopleService.Addition addition =
        new RegionPeopleService.Addition(mail, "", organisation, CaseShare.READER, null, null);
    SecretMail sent =
        SecretMail.of(
            context, mail,
            () -> context.getBean(RegionPeopleService.class).attach(region.viewer(drafter), id, addition).orThrow());
    door.acceptAsNew(Key.link(sent.token()), new NewAccount("担当", login, "")).orElseThrow().orThrow();
    UUID person = jdbc.sql("select id from person where login_name = ?").param(login).query(UUID.class).single();
    return context.getBean(Viewers.class).rolesOf(person).get(0);
  }

  @Test
  @DisplayName("同じアドレスを複数の方が使うときは、名前で選ぶ")
  void choosesAmongThoseWhoShareAnAddress() throws Exception {
    Person other = region.person(RoleKind.REGION, PREFECTURE);
    jdbc.sql("update person set mail = ?, display_name = '担当 次郎' where id = ?").params(colleague.mail(), other.id()).update();
    send(drafter, "/people", Map.of("mail", colleague.mail()), status().isUnprocessableEntity());
    send(drafter, "/people", Map.of("mail", colleague.mail(), "name", "担当 次郎"), status().is3xxRedirection());
    region.open(other, page).andExpect(status().isOk());
    region.open(colleague, page).andExpect(status().isNotFound());
  }
}
