package jp.banso.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.accounts.InvitationDoor;
import jp.banso.accounts.InvitationDoor.Key;
import jp.banso.accounts.InvitationDoor.NewAccount;
import jp.banso.accounts.SecretMail;
import jp.banso.applications.Region;
import jp.banso.handover.HeldThing.Kind;
import jp.banso.handover.Transfers.Wanted;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.DeskContact;
import jp.banso.parties.Groups;
import jp.banso.parties.People;
import jp.banso.parties.Registration;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.worklist.WorkClaims;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.test.web.servlet.MockMvc;

@BansoTest
@DisplayName("異動・退職の引継ぎ")
class TransferTests {

  private static final ProgrammeCode PROGRAMME = ProgrammeCode.RENKEI;
  private static final PrefectureCode PREFECTURE = PrefectureCode.of("36");

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private Transfers transfers;
  @Autowired private TransferSweep sweep;
  @Autowired private Worklist worklist;
  @Autowired private WorkClaims claims;
  @Autowired private Registration registration;
  @Autowired private People people;
  @Autowired private InvitationDoor door;
  @Autowired private UserDetailsService accounts;
  @Autowired @Qualifier("businessClock") private Clock clock;

  private Office office;
  private TestPerson head;
  private TestPerson leaver;
  private LocalDate today;

  @BeforeEach
  void staffs() {
    office = new Office(context, RoleKind.PREFECTURE, PROGRAMME, PREFECTURE.value());
    head = office.colleague(true);
    leaver = office.colleague();
    today = LocalDate.now(clock);
  }

  private String mail(TestPerson person) {
    return person.loginName() + "@example.jp";
  }

  /** Work of the desk that the person took. */
  private UUID taken(TestPerson person) {
    String mark = UUID.randomUUID().toString().substring(0, 7).toUpperCase(java.util.Locale.ROOT);
    CaseKey key = new CaseKey("R7-RENKEI-36-T" + mark);
    worklist.open(
        Source.MAIL, key.value(), PROGRAMME, Groups.prefecture(PROGRAMME, PREFECTURE), key, "test", "試験の対応" + mark);
    UUID work = jdbc.sql("select id from work_item where ref = ?").param(key.value()).query(UUID.class).single();
    claims.claim(person.viewer(), work).orThrow();
    return work;
  }

  private UUID assignee(UUID work) {
    return jdbc.sql("select assignee_id from work_item where id = ?").param(work).query((row, n) -> row.getObject(1, UUID.class)).list().get(0);
  }

  @Test
  @DisplayName("確認画面を見てから登録すると、本日のうちに対応と連絡先が後任に渡り、前任はログインできず、後任は確認する")
  void handsOverToday() throws Exception {
    TestPerson successor = office.colleague();
    UUID work = taken(leaver);
    registration.desk(PROGRAMME, FiscalYear.of(today), new DeskContact(PREFECTURE, "試験の課", mail(leaver), "088-000-0000"));
    UUID role = leaver.viewer().roleId();
    String name = leaver.viewer().actor().label();
    var form =
        List.of("effectiveOn=" + Wareki.date(today), "successor=" + successor.viewer().roleId());
    mvc.perform(get("/transfers").with(head.signedIn())).andExpect(content().string(containsString("/transfers/new/" + role)));
    mvc.perform(entered(role, form, head)).andExpect(status().isOk())
        .andExpect(content().string(containsString("引継ぎの内容の確認")))
        .andExpect(content().string(containsString("試験の対応")));
    assertThat(leaver.viewer().roleId()).as("nothing is done by the preview").isEqualTo(role);
    String location =
        mvc.perform(entered(role, Stream.concat(form.stream(), Stream.of("confirmed=true")).toList(), head))
            .andExpect(status().is3xxRedirection()).andReturn().getResponse().getRedirectedUrl();
    UUID id = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));

    assertThat(assignee(work)).isEqualTo(successor.id());
    assertThat(people.desk(PROGRAMME, FiscalYear.of(today), PREFECTURE).orElseThrow().mail()).isEqualTo(mail(successor));
    assertThatThrownBy(() -> accounts.loadUserByUsername(leaver.loginName())).isInstanceOf(UsernameNotFoundException.class);
    assertThat(
            jdbc.sql("select actor_label from audit_entry where person_id = ? and action = 'audit.worklist.claimed'")
                .param(leaver.id()).query(String.class).list())
        .as("history keeps the name").containsOnly(name);
    mvc.perform(get(location).with(successor.signedIn()))
        .andExpect(content().string(containsString("引き継いだもの")))
        .andExpect(content().string(containsString("/tasks/" + work)));
    assertThat(worklist.page(successor.viewer(), Worklist.Shelf.TAKEN, Worklist.Period.ALL, null, 1000))
        .anyMatch(line -> line.link().equals(location));
    mvc.perform(post(location + "/confirmation").with(csrf()).with(head.signedIn())).andExpect(status().isForbidden());
    mvc.perform(post(location + "/confirmation").with(csrf()).with(successor.signedIn())).andExpect(status().is3xxRedirection());
    mvc.perform(post(location + "/confirmation").with(csrf()).with(successor.signedIn())).andExpect(status().isConflict());
    assertThat(transfers.find(head.viewer(), id).state()).isEqualTo(TransferState.CONFIRMED);
    assertThat(worklist.page(successor.viewer(), Worklist.Shelf.TAKEN, Worklist.Period.ALL, null, 1000))
        .noneMatch(line -> line.link().equals(location));
    TestPerson stranger = new Office(context, RoleKind.PREFECTURE, PROGRAMME, "37").colleague(true);
    mvc.perform(get(location).with(stranger.signedIn())).andExpect(status().isNotFound());
    mvc.perform(get("/transfers/new/" + role).with(stranger.signedIn())).andExpect(status().isNotFound());
  }

  @Test
  @DisplayName("御自身の本日付けの引継ぎでは、押す前にそう知らせ、登録すると引き継いだものをその場で示す")
  void saysWhatWentWithTheOwnRight() throws Exception {
    TestPerson successor = office.colleague();
    taken(head);
    UUID role = head.viewer().roleId();
    var form = List.of("effectiveOn=" + Wareki.date(today), "successor=" + successor.viewer().roleId());
    mvc.perform(entered(role, form, head)).andExpect(content().string(containsString("ただちに利用できなくなります")));
    mvc.perform(entered(role, Stream.concat(form.stream(), Stream.of("confirmed=true")).toList(), head))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("引継ぎを登録しました")))
        .andExpect(content().string(containsString("試験の対応")));
    assertThatThrownBy(() -> accounts.loadUserByUsername(head.loginName())).isInstanceOf(UsernameNotFoundException.class);
  }

  private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder entered(
      UUID role, List<String> form, TestPerson by) {
    var request = post("/transfers/new/" + role).with(csrf()).with(by.signedIn());
    form.forEach(one -> request.param(one.split("=")[0], one.split("=")[1]));
    return request;
  }

  @Test
  @DisplayName("先の日の異動は、その日の処理で一度だけ行われる。それまでは取りやめられる")
  void waitsForItsDay() {
    TestPerson successor = office.colleague();
    UUID work = taken(leaver);
    Wanted wanted = new Wanted(today.plusDays(20), successor.viewer().roleId(), "", "");
    UUID first = transfers.enter(head.viewer(), leaver.viewer().roleId(), wanted).orThrow();
    transfers.withdraw(head.viewer(), first);
    UUID id = transfers.enter(head.viewer(), leaver.viewer().roleId(), wanted).orThrow();
    sweep.runDue();
    assertThat(assignee(work)).isEqualTo(leaver.id());
    assertThat(leaver.viewer().role()).isEqualTo(RoleKind.PREFECTURE);
    assertThat(sweep.nextDue()).isPresent();

    jdbc.sql("update transfer set effective_on = ? where id = ?").params(today, id).update();
    sweep.runDue();
    sweep.runDue();
    assertThat(assignee(work)).isEqualTo(successor.id());
    assertThat(transfers.find(head.viewer(), id).state()).isEqualTo(TransferState.HANDED);
    assertThat(
            jdbc.sql("select count(*) from outbox_mail where kind = 'handed-over' and recipient = ?").param(mail(successor))
                .query(Integer.class).single())
        .isEqualTo(1);
  }

  @Test
  @DisplayName("二人の管理者が同時に登録しても、引継ぎは一つだけ")
  void isEnteredOnce() {
    TestPerson second = office.colleague(true);
    TestPerson successor = office.colleague();
    UUID role = leaver.viewer().roleId();
    UUID work = taken(leaver);
    Wanted wanted = new Wanted(today, successor.viewer().roleId(), "", "");
    List<Viewer> admins = List.of(head.viewer(), second.viewer(), head.viewer(), second.viewer());
    ExecutorService pool = Executors.newFixedThreadPool(admins.size());
    try {
      List<CompletableFuture<String>> tries =
          admins.stream().map(admin -> CompletableFuture.supplyAsync(() -> attempt(admin, role, wanted), pool)).toList();
      assertThat(tries.stream().map(CompletableFuture::join).filter("done"::equals)).hasSize(1);
    } finally {
      pool.shutdown();
    }
    assertThat(jdbc.sql("select count(*) from transfer where role_id = ?").param(role).query(Integer.class).single()).isEqualTo(1);
    assertThat(assignee(work)).isEqualTo(successor.id());
  }

  private String attempt(Viewer admin, UUID role, Wanted wanted) {
    try {
      return transfers.enter(admin, role, wanted) instanceof Outcome.Refused<UUID> refused ? refused.messageKey() : "done";
    } catch (jp.banso.kernel.NotFound | jp.banso.kernel.AlreadyDone e) {
      return "late";
    }
  }

  @Test
  @DisplayName("招待した後任が登録するまでは課の対応になり、登録すると引き継がれる。課の共有アドレスは課に残る")
  void handsOverToWhoIsInvited() {
    UUID work = taken(leaver);
    jdbc.sql("update person set mail = ? where id in (?, ?)").params("ka-" + leaver.id() + "@example.jp", leaver.id(), head.id()).update();
    registration.desk(
        PROGRAMME, FiscalYear.of(today), new DeskContact(PREFECTURE, "試験の課", "ka-" + leaver.id() + "@example.jp", "088-000-0000"));
    assertThat(transfers.held(head.viewer(), leaver.viewer().roleId())).extracting(HeldThing::kind).containsExactly(Kind.TASK);
    String invited = "kounin-" + leaver.id() + "@example.jp";
    UUID[] id = new UUID[1];
    SecretMail sent =
        SecretMail.of(
            context, invited,
            () ->
                id[0] =
                    transfers.enter(head.viewer(), leaver.viewer().roleId(), new Wanted(today, null, invited, "後任")).orThrow());
    assertThat(transfers.find(head.viewer(), id[0]).state()).isEqualTo(TransferState.LEFT);
    assertThat(assignee(work)).isNull();

    String login = "kounin-" + UUID.randomUUID().toString().substring(0, 8);
    door.acceptAsNew(Key.link(sent.token()), new NewAccount("後任の担当者", login, "")).orElseThrow().orThrow();
    UUID successor = jdbc.sql("select id from person where login_name = ?").param(login).query(UUID.class).single();
    // what the listener hears of the invitation, whether it has heard it yet or not
    UUID invitation = transfers.find(head.viewer(), id[0]).invitationId();
    transfers.successorCame(invitation, successor);
    transfers.successorCame(invitation, successor);
    assertThat(assignee(work)).isEqualTo(successor);
    assertThat(transfers.find(head.viewer(), id[0]).state()).isEqualTo(TransferState.HANDED);
    assertThat(people.desk(PROGRAMME, FiscalYear.of(today), PREFECTURE).orElseThrow().mail())
        .isEqualTo("ka-" + leaver.id() + "@example.jp");
  }

  @Test
  @DisplayName("地域の担当者の申込書は、作成担当者も含めて後任に移り、前任は開けない")
  void handsOverDrafts() throws Exception {
    Office region = new Office(context, RoleKind.REGION, ProgrammeCode.BANSO, "33");
    TestPerson drafter = region.colleague();
    TestPerson successor = region.colleague();
    Region call = new Region(context);
    UUID application = call.draft(call.call(), drafter.viewer(), PrefectureCode.of("33")).value();
    TestPerson manager = TestPerson.with(context, RoleKind.SECRETARIAT_MANAGER, ProgrammeCode.BANSO);
    UUID role = drafter.viewer().roleId();
    assertThat(transfers.held(manager.viewer(), role)).extracting(HeldThing::link).contains("/applications/" + application);
    mvc.perform(get("/transfers").param("q", drafter.loginName()).with(manager.signedIn()))
        .andExpect(content().string(containsString("/transfers/new/" + role)));
    UUID id =
        transfers.enter(manager.viewer(), role, new Wanted(today, successor.viewer().roleId(), "", "")).orThrow();
    mvc.perform(get("/applications/" + application).with(successor.signedIn())).andExpect(status().isOk());
    assertThat(jdbc.sql("select drafter_id from application where id = ?").param(application).query(UUID.class).single())
        .isEqualTo(successor.id());
    assertThat(worklist.page(successor.viewer(), Worklist.Shelf.TAKEN, Worklist.Period.ALL, null, 100))
        .anyMatch(line -> line.link().equals("/transfers/" + id));
    assertThat(context.getBean(jp.banso.parties.Viewers.class).rolesOf(drafter.id())).isEmpty();
  }
}
