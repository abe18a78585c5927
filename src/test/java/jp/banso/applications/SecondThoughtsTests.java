package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.BansoTest;
import jp.banso.applications.Region.Person;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallId;
import jp.banso.forms.Answers;
import jp.banso.forms.CaseFile;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.RoleKind;
import jp.banso.platform.mail.Outbox;
import jp.banso.platform.mail.OutboxMail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("提出の後の訂正・差替え・代表者の変更")
class SecondThoughtsTests {

  private static final String PREFECTURE = "05";
  private static final String CASE = "valid-01-akita-daisen-senboku-15";

  @Autowired private ApplicationContext context;
  @Autowired private FormalCheckService formalChecks;
  @Autowired private RepresentativeService representatives;
  @Autowired private ReplacementService replacements;
  @Autowired private IntakeService intake;
  @Autowired private CaseReading cases;
  @Autowired private ApplicationRecords records;
  @Autowired private Outbox outbox;
  @Autowired private TransactionTemplate transaction;

  private Region region;
  private CallId call;
  private Person drafter;
  private Person official;
  private Person clerk;

  @BeforeEach
  void openCall() {
    region = new Region(context);
    call = region.call();
    region.desk(PREFECTURE);
    drafter = region.person(RoleKind.REGION, PREFECTURE);
    official = region.person(RoleKind.PREFECTURE, PREFECTURE);
    clerk = region.person(RoleKind.SECRETARIAT, null);
  }

  @TestFactory
  @DisplayName("代表者はどの段階でも変えられ、新旧の二人に知らせ、待っているメールも新しい宛先になる")
  Stream<DynamicTest> changesTheRepresentativeInEveryState() {
    return Stream.of(
            ApplicationState.PREFECTURE_REVIEW, ApplicationState.COMPILED, ApplicationState.RECEIVED,
            ApplicationState.CORRECTING, ApplicationState.RECEIVED_LATE, ApplicationState.ACCEPTED,
            ApplicationState.ELIGIBLE, ApplicationState.INELIGIBLE, ApplicationState.SELECTED,
            ApplicationState.RESERVE, ApplicationState.NOT_SELECTED)
        .map(state -> DynamicTest.dynamicTest(state.name(), () -> change(state)));
  }

  private void change(ApplicationState state) {
    ApplicationId id = reached(state);
    String old = records.facts(id).representativeMail();
    hold(id, old, List.of());
    hold(id, "someone@example.jp", List.of(old, "third@example.jp"));
    representatives
        .change(
            region.viewer(drafter), id, region.version(drafter, id),
            Map.of(
                "a.representative.email", new String[] {"new@example.jp"},
                "a.representative.name", new String[] {"新しい代表"}),
            "異動のため")
        .orThrow();

    assertThat(region.state(id)).isEqualTo(state);
    assertThat(records.facts(id).representativeMail()).isEqualTo("new@example.jp");
    assertThat(region.mails(id, "held-test")).containsExactlyInAnyOrder("new@example.jp", "someone@example.jp");
    assertThat(region.ofMails("blind_copies", id, "held-test")).containsExactlyInAnyOrder("", "new@example.jp,third@example.jp");
    assertThat(toldOf(id)).contains("new@example.jp", old);
  }

  @Test
  @DisplayName("下書きでは記入で直し、終わった申込みの代表者は変えられない")
  void noRepresentativeOfADraftOrAnEndedOne() {
    ApplicationId draft = region.filled(call, drafter, PREFECTURE, CASE);
    assertThatThrownBy(() -> changed(draft)).isInstanceOf(AlreadyDone.class);
    context.getBean(WithdrawalService.class)
        .withdraw(region.viewer(drafter), draft, region.version(drafter, draft), "事情")
        .orThrow();
    assertThatThrownBy(() -> changed(draft)).isInstanceOf(AlreadyDone.class);
  }

  @Test
  @DisplayName("修正・補正の記入で代表者を書き換えると、もう一度提出したときに代表者の変更として扱う")
  void aRepresentativeRewrittenAfterAReturn() throws Exception {
    ApplicationId returned = reached(ApplicationState.PREFECTURE_REVIEW);
    context.getBean(ReviewService.class)
        .returnForRevision(
            region.viewer(official), returned, region.version(official, returned),
            List.of(new ReturnReason("representative", "", "御確認ください。")), null, CheckSheet.blank())
        .orThrow();
    String old = rewritten(returned, "new@example.jp");
    assertThat(toldOf(returned)).as("nobody's to hear of yet").isEmpty();
    region.open(drafter, "/applications/" + returned.value() + "/check")
        .andExpect(content().string(containsString("代表者の変更として記録し")));
    region.handOver(drafter, returned);
    assertThat(toldOf(returned)).contains("new@example.jp", old);
    assertThat(region.mails(returned, "held-test")).containsExactly("new@example.jp");

    ApplicationId correcting = reached(ApplicationState.CORRECTING);
    rewritten(correcting, official.mail());
    assertThat(correct(correcting, official).isDone()).as("nobody confirms their own").isFalse();
    Person colleague = region.person(RoleKind.PREFECTURE, PREFECTURE);
    correct(correcting, colleague).orThrow();
    assertThat(toldOf(correcting)).contains(official.mail(), old);
    assertThat(region.mails(correcting, "held-test")).containsExactly(official.mail());
    assertThat(region.acts(correcting, "audit.applications.representativeChanged")).hasSize(1);
  }

  private String rewritten(ApplicationId id, String mail) {
    String old = records.facts(id).representativeMail();
    hold(id, old, List.of());
    Answers working = cases.answers(region.viewer(drafter), id).orElseThrow();
    region.save(drafter, id, working.with("representative.email", mail).with("representative.name", "新しい 代表"));
    return old;
  }

  private jp.banso.kernel.Outcome<Void> correct(ApplicationId id, Person sender) {
    return formalChecks.correct(region.viewer(sender), id, region.version(sender, id), region.now());
  }

  private String toldOf(ApplicationId id) {
    return Stream.of("recipient", "copies", "blind_copies")
        .flatMap(column -> region.ofMails(column, id, "M34").stream())
        .collect(Collectors.joining(","));
  }

  @Test
  @DisplayName("補正を書いている間に代表者を変えても、書きかけは事務局に届かず、期限が過ぎても新しい代表者のまま")
  void aRepresentativeChangedWithinACorrection() {
    ApplicationId id = reached(ApplicationState.CORRECTING);
    Answers working = cases.answers(region.viewer(drafter), id).orElseThrow();
    region.save(drafter, id, working.with("reason", "書きかけの理由"));
    changed(id);
    Answers read = cases.answers(region.viewer(clerk), id).orElseThrow();
    assertThat(read.text("representative.email")).isEqualTo("new@example.jp");
    assertThat(read.text("reason")).isEqualTo(working.text("reason"));
    transaction.executeWithoutResult(
        status -> formalChecks.correctionTermPassed(new CaseKey(region.key(id)), false));
    assertThat(records.facts(id).answers().text("representative.email")).isEqualTo("new@example.jp");
    assertThat(records.facts(id).answers().text("reason")).isEqualTo(working.text("reason"));
  }

  private void changed(ApplicationId id) {
    representatives
        .change(
            region.viewer(drafter), id, region.version(drafter, id),
            Map.of("a.representative.email", new String[] {"new@example.jp"}), "異動のため")
        .orThrow();
  }

  @Test
  @DisplayName("提出の後も締切までは差し替えられ、新しい方が届くまで前の申込みが有効で、前の版は残る")
  void replacesWhatWasSubmitted() throws Exception {
    ApplicationId older = reached(ApplicationState.ACCEPTED);
    region.open(drafter, page(older)).andExpect(content().string(containsString("訂正した申込書に差し替える")));
    ApplicationId newer = replacements.begin(region.viewer(drafter), older).orThrow();
    assertThat(replacements.begin(region.viewer(drafter), older).orThrow()).isEqualTo(newer);
    assertThat(region.state(older)).isEqualTo(ApplicationState.ACCEPTED);
    region.save(drafter, newer, CaseFile.load(CASE).answers().with("reason", "訂正した理由"));
    region.handOver(drafter, newer);
    region.compile(official, newer);
    region.submit(official, call, PREFECTURE, newer);
    formalChecks.accept(region.viewer(clerk), newer, region.version(clerk, newer), "").orThrow();
    assertThat(region.state(older)).isEqualTo(ApplicationState.SUPERSEDED);
    assertThat(region.state(newer)).isEqualTo(ApplicationState.ACCEPTED);
    region.open(drafter, page(older)).andExpect(status().isOk()).andExpect(content().string(containsString("差替え用の申込み")));

    region.moveDeadline(call, region.today().minusDays(1));
    assertThat(replacements.of(region.viewer(drafter), newer).offered()).isFalse();
    assertThat(replacements.begin(region.viewer(drafter), newer)).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  @DisplayName("同じ地域の二つ目の申込みは、受付でも形式確認でも気付け、後のものが有効になる")
  void noticesTheSameRegionTwice() throws Exception {
    ApplicationId older = reached(ApplicationState.RECEIVED);
    MailSubmission again = mail("ﾀﾞｲｾﾝ圏域", null, false);
    assertThat(intake.recordMail(region.viewer(clerk), again).isDone()).isTrue();
    MailSubmission alike = mail("大仙 仙北　在宅医療圏域", null, false);
    assertThat(intake.recordMail(region.viewer(clerk), alike))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.messageKey()).isEqualTo("applications.refused.alike"));
    ApplicationId newer = intake.recordMail(region.viewer(clerk), mail("大仙 仙北　在宅医療圏域", null, true)).orThrow();
    region.open(clerk, page(newer) + "/formalities").andExpect(content().string(containsString("同じ地域と思われる申込み")))
        .andExpect(content().string(containsString(older.value().toString())));
    region.send(clerk, page(newer) + "/supersede",
            Map.of("version", new String[] {version(clerk, newer)}, "older", new String[] {older.value().toString()}))
        .andExpect(status().is3xxRedirection());
    assertThat(region.state(older)).isEqualTo(ApplicationState.SUPERSEDED);
    assertThat(region.state(newer)).isEqualTo(ApplicationState.RECEIVED);
  }

  @Test
  @DisplayName("締切前にお願いした補正は、締切の後でも選んだ回答期限までなら期限内に届いたものとする")
  void aCorrectionAskedForBeforeTheDeadline() throws Exception {
    ApplicationId id = reached(ApplicationState.RECEIVED);
    BusinessCalendar calendar = context.getBean(BusinessCalendar.class);
    LocalDate due = calendar.plusBusinessDays(region.today(), 5);
    Map<String, String[]> asked =
        Map.of("version", new String[] {version(clerk, id)}, "lines[0].section", new String[] {"reason"},
            "lines[0].reason", new String[] {"具体的に"}, "dueOn", new String[] {due.toString()});
    Map<String, String[]> past = new HashMap<>(asked);
    past.put("dueOn", new String[] {region.today().toString()});
    region.send(clerk, page(id) + "/correction-request", past).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("回答期限は、明日から")));
    region.send(clerk, page(id) + "/correction-request", asked).andExpect(status().is3xxRedirection());
    region.moveDeadline(call, region.today().minusDays(1));
    Instant end = calendar.endOf(due);
    assertThat(
            formalChecks.correct(region.viewer(official), id, region.version(official, id), end).isDone())
        .isFalse();
    formalChecks.correct(region.viewer(official), id, region.version(official, id), end.minusMillis(1)).orThrow();
    assertThat(region.state(id)).isEqualTo(ApplicationState.RECEIVED);
    assertThat(cases.view(region.viewer(clerk), id).receivedInTime()).isTrue();
  }

  @Test
  @DisplayName("同じ画面を20回同時に送っても、県への提出は一度、事務局への提出も一度、知らせも一通")
  void aHandOverAndAPackageHappenOnce() throws Exception {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, CASE);
    twentyTimes(
        drafter, page(id) + "/hand-over",
        Map.of("version", new String[] {version(drafter, id)}, "reason", new String[] {"依頼中"}));
    assertThat(region.state(id)).isEqualTo(ApplicationState.PREFECTURE_REVIEW);
    assertThat(region.acts(id, "audit.applications.handedOver")).hasSize(1);
    assertThat(cases.versions(region.viewer(drafter), id)).hasSize(1);
    region.compile(official, id);
    twentyTimes(
        official, "/compilations/" + call.value(),
        Map.of("chosen", new String[] {id.value().toString()}, "coverNote", new String[] {""}));
    assertThat(region.state(id)).isEqualTo(ApplicationState.RECEIVED);
    assertThat(region.packages(call)).isEqualTo(1);
    assertThat(region.mails(id, "M10")).hasSize(1);
  }

  private void twentyTimes(Person person, String path, Map<String, String[]> fields) throws Exception {
    Map<String, String[]> sent = new HashMap<>(fields);
    sent.put("_submit", new String[] {UUID.randomUUID().toString()});
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try {
      List<Callable<Integer>> posts = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        posts.add(() -> region.send(person, path, sent).andReturn().getResponse().getStatus());
      }
      for (Future<Integer> answer : threads.invokeAll(posts)) {
        assertThat(answer.get()).isEqualTo(302);
      }
    } finally {
      threads.shutdown();
    }
  }

  private ApplicationId reached(ApplicationState state) {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, CASE);
    region.handOver(drafter, id);
    if (state == ApplicationState.PREFECTURE_REVIEW) {
      return id;
    }
    region.compile(official, id);
    if (state == ApplicationState.COMPILED) {
      return id;
    }
    if (state == ApplicationState.RECEIVED_LATE) {
      region.submitLate(official, call, PREFECTURE, id);
      return id;
    }
    region.submit(official, call, PREFECTURE, id);
    if (state == ApplicationState.CORRECTING) {
      formalChecks
          .returnForCorrection(
              region.viewer(clerk), id, region.version(clerk, id), List.of(new ReturnReason("reason", "", "具体的に")))
          .orThrow();
    } else if (state != ApplicationState.RECEIVED) {
      formalChecks.accept(region.viewer(clerk), id, region.version(clerk, id), "").orThrow();
      outcomes(state).forEach(outcome -> transaction.executeWithoutResult(status -> records.recordOutcome(id, outcome)));
    }
    return id;
  }

  private static List<ApplicationState> outcomes(ApplicationState state) {
    return switch (state) {
      case ACCEPTED -> List.of();
      case ELIGIBLE, INELIGIBLE -> List.of(state);
      default -> List.of(ApplicationState.ELIGIBLE, state);
    };
  }

  private void hold(ApplicationId id, String to, List<String> blind) {
    transaction.executeWithoutResult(
        status ->
            outbox.put(
                new OutboxMail(
                    ProgrammeCode.BANSO, new CaseKey(region.key(id)), "held-test", "", to, List.of(), blind,
                    null, "保留中のメール", "本文", List.of(), false, region.now().plus(Duration.ofDays(400)))));
  }

  private MailSubmission mail(String area, ApplicationId supersedes, boolean standsAlone) {
    return new MailSubmission(
        call, PrefectureCode.of(PREFECTURE), area, "", "pref@example.jp", region.now(), List::of, supersedes, standsAlone);
  }

  private String version(Person person, ApplicationId id) {
    return String.valueOf(region.version(person, id));
  }

  private static String page(ApplicationId id) {
    return "/applications/" + id.value();
  }
}
