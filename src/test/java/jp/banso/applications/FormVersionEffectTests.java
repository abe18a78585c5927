package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import jp.banso.BansoTest;
import jp.banso.access.Cast;
import jp.banso.access.Seat;
import jp.banso.calls.CallChanges;
import jp.banso.calls.CallFixtures;
import jp.banso.calls.CallId;
import jp.banso.calls.CallTerms;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.calls.CorrectionDraft;
import jp.banso.forms.AnswerChange;
import jp.banso.forms.CarriedAnswers;
import jp.banso.forms.FormEdit;
import jp.banso.forms.FormFixtures;
import jp.banso.forms.FormRef;
import jp.banso.kernel.Outcome;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("様式の新しい版と申込書")
class FormVersionEffectTests {

  private static final String CASE = "valid-01-akita-daisen-senboku-15";

  @Autowired private ApplicationContext context;
  @Autowired private Calls calls;
  @Autowired private CallChanges changes;
  @Autowired private JdbcClient jdbc;
  @Autowired private MockMvc mvc;

  private Cast cast;
  private Region region;
  private CallFixtures fixtures;
  private FormFixtures forms;

  @BeforeEach
  void prepare() {
    cast = new Cast(context);
    region = new Region(context);
    fixtures = new CallFixtures(context);
    forms = new FormFixtures(context);
  }

  @Test
  @DisplayName("正誤で様式の版が変わると、作成中の申込書は合うものが移り、合わないものは画面に残る。渡した申込書と別の公募の申込書は前の版のまま開く")
  void movesDraftsToTheNextVersion() throws Exception {
    String key = forms.released();
    CallId id = using(key);
    CallId other = using(key);
    Region.Person drafter = region.person(RoleKind.REGION, "05");
    Region.Person official = region.person(RoleKind.PREFECTURE, "05");
    region.desk("05");
    ApplicationId draft = region.filled(id, drafter, "05", CASE);
    ApplicationId handedOver = region.filled(id, drafter, "05", CASE);
    region.handOver(drafter, handedOver);
    ApplicationId elsewhere = region.filled(other, drafter, "05", CASE);
    String features = region.column(draft, "answers ->> 'regionFeatures'");
    String reason = region.column(draft, "answers ->> 'reason'");

    FormRef next =
        forms.next(
            cast.viewer(Seat.SECRETARIAT_MANAGER), key,
            new FormEdit.AddField(FormFixtures.section("region"), FormFixtures.line("population", "人口")),
            new FormEdit.Remove(FormFixtures.section("regionFeatures")),
            new FormEdit.MoveInto("Field_Reason", FormFixtures.section("hubActivities")));
    assertThat(next.version()).isEqualTo(2);
    assertThat(form(draft)).as("nothing moves by a release alone").isEqualTo(1);

    correct(id, next).orThrow();
    mvc.perform(get("/calls/" + id.value() + "/change").with(user(cast.account(Seat.MINISTRY))))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("/forms/" + key + "/1/preview")))
        .andExpect(content().string(containsString("/forms/" + key + "/2/questions")))
        .andExpect(content().string(containsString("「人口」【加わる】")))
        .andExpect(content().string(containsString("「地域の特徴」【なくなる】")));
    agree(id);
    mvc.perform(get("/calls/" + id.value()).with(user(cast.account(Seat.MINISTRY))))
        .andExpect(content().string(containsString("/forms/" + key + "/2/preview")));
    await().atMost(Duration.ofSeconds(90)).until(() -> form(draft) == 2);
    await().atMost(Duration.ofSeconds(90)).until(() -> !region.mails(draft, "call-corrected").isEmpty());
    assertThat(region.ofMails("body", draft, "call-corrected"))
        .allMatch(body -> body.contains("記入の見直しが必要です") && body.contains("「人口」【加わる】") && !body.contains("そのままお使い"));
    assertThat(form(handedOver)).isEqualTo(1);
    assertThat(form(elsewhere)).isEqualTo(1);
    assertThat(region.column(draft, "answers ->> 'reason'")).isEqualTo(reason);
    assertThat(region.column(draft, "answers ->> 'regionFeatures'")).isNull();
    assertThat(region.column(draft, "area_name")).isEqualTo(region.column(handedOver, "area_name"));
    region.open(drafter, "/applications/" + draft.value() + "/edit")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("人口")))
        .andExpect(content().string(containsString("記入の見直しが必要です")))
        .andExpect(content().string(containsString("前の様式に記入され、いまの様式に欄のないもの")))
        .andExpect(content().string(containsString(features.lines().findFirst().orElseThrow())));
    region.open(drafter, "/applications/" + elsewhere.value() + "/edit")
        .andExpect(content().string(not(containsString("前の様式に記入され"))))
        .andExpect(content().string(not(containsString("人口"))));
    region.open(official, "/applications/" + handedOver.value()).andExpect(status().isOk())
        .andExpect(content().string(containsString("地域の特徴")));
    region.open(official, "/applications/" + handedOver.value() + "/review").andExpect(status().isOk())
        .andExpect(content().string(containsString("第1版で記入されています。公募の様式はいま第2版です")));
    assertThat(context.getBean(CaseReading.class).versions(region.viewer(drafter), draft)).extracting(VersionView::occasionKey)
        .contains("applications.version.FORM_CHANGED");
    assertThat(region.mails(draft, "call-corrected")).hasSize(1);

    context.getBean(ReviewService.class)
        .returnForRevision(
            region.viewer(official), handedOver, region.version(official, handedOver),
            List.of(new ReturnReason("regionFeatures", "", "御確認ください。")), null, CheckSheet.blank())
        .orThrow();
    region.open(drafter, "/applications/" + handedOver.value() + "/edit").andExpect(content().string(containsString("御確認ください。")));
    region.handOver(drafter, handedOver);
    CaseReading reading = context.getBean(CaseReading.class);
    assertThat(reading.requests(region.viewer(drafter), handedOver)).extracting(RequestView::sectionTitle).containsExactly("地域の特徴");
    List<VersionView> seen = reading.versions(region.viewer(official), handedOver);
    assertThat(reading.changes(region.viewer(official), handedOver, seen.get(0).number(), seen.get(1).number()))
        .filteredOn(change -> change.kind() == AnswerChange.Kind.REMOVED).extracting(AnswerChange::label).contains("地域の特徴");
    assertThat(form(handedOver)).as("what is written again is written on the form of the call").isEqualTo(2);
    assertThat(calls.changes(id).get(0).lines()).anyMatch(line -> "calls.setup.form".equals(line.labelKey()));
  }

  @Test
  @DisplayName("移る時に書き込まれている下書きは、書き終わってから書かれたままに移り、ほかの下書きも通知も待たせない")
  void movesADraftThatIsBeingWritten() {
    String key = forms.released();
    CallId id = using(key);
    Region.Person drafter = region.person(RoleKind.REGION, "05");
    ApplicationId written = region.filled(id, drafter, "05", CASE);
    ApplicationId other = region.filled(id, drafter, "05", CASE);
    FormRef next =
        forms.next(
            cast.viewer(Seat.SECRETARIAT_MANAGER), key,
            new FormEdit.AddField(FormFixtures.section("region"), FormFixtures.line("population", "人口")));
    correct(id, next).orThrow();
    context.getBean(TransactionTemplate.class)
        .executeWithoutResult(
            open -> {
              jdbc.sql(
                      "update application set version = version + 1,"
                          + " answers = jsonb_set(answers, '{reason}', '\"いま書き込んだ理由\"') where id = ?")
                  .param(written.value())
                  .update();
              CompletableFuture.runAsync(() -> agree(id)).join();
              await().atMost(Duration.ofSeconds(90))
                  .until(
                      () ->
                          form(other) == 2
                              && !region.mails(other, "call-corrected").isEmpty()
                              && !region.mails(written, "call-corrected").isEmpty());
            });
    await().atMost(Duration.ofSeconds(90)).until(() -> form(written) == 2);
    assertThat(region.column(written, "answers ->> 'reason'")).isEqualTo("いま書き込んだ理由");
  }

  @Test
  @DisplayName("版を元に戻すと、前に書いた文も戻り、構成員の区分は列が変わっても残る")
  void comesBackWithTheForm() throws Exception {
    String key = forms.released();
    CallId id = using(key);
    Region.Person drafter = region.person(RoleKind.REGION, "05");
    ApplicationId draft = region.filled(id, drafter, "05", CASE);
    String features = region.column(draft, "answers ->> 'regionFeatures'");
    jdbc.sql("update application set member_groups = '[[\"HUB\",\"PREF\"]]'::jsonb where id = ?").param(draft.value()).update();

    FormRef next =
        forms.next(
            cast.viewer(Seat.SECRETARIAT_MANAGER), key, new FormEdit.Remove("Field_RegionFeatures"),
            new FormEdit.AddField("List_Members", FormFixtures.line("since", "就任の年")));
    correct(id, next).orThrow();
    agree(id);
    await().atMost(Duration.ofSeconds(90)).until(() -> form(draft) == 2);
    assertThat(region.column(draft, "member_groups #>> '{0}'")).contains("HUB", "PREF");
    jdbc.sql("update application set answers = jsonb_set(answers, '{members,0,since}', '\"令和元年から\"') where id = ?").param(draft.value()).update();
    correct(id, new FormRef(key, 1)).orThrow();
    agree(id);
    await().atMost(Duration.ofSeconds(90)).until(() -> form(draft) == 1);
    assertThat(region.column(draft, "answers ->> 'regionFeatures'")).isEqualTo(features);
    assertThat(region.column(draft, "member_groups #>> '{0}'")).contains("HUB", "PREF");
    assertThat(context.getBean(CaseReading.class).left(region.viewer(drafter), draft)).extracting(CarriedAnswers.Left::text)
        .containsExactly("令和元年から");
  }

  @Test
  @DisplayName("開いていた画面の様式が変わっても、打った文字は移るか、両方を並べた画面に残る")
  void keepsWhatWasTypedIntoThePageOfTheFormBefore() throws Exception {
    String key = forms.released();
    CallId id = using(key);
    Region.Person drafter = region.person(RoleKind.REGION, "05");
    ApplicationId draft = region.filled(id, drafter, "05", CASE);
    String version = String.valueOf(region.version(drafter, draft));
    FormRef next =
        forms.next(
            cast.viewer(Seat.SECRETARIAT_MANAGER), key, new FormEdit.Remove("Field_RegionFeatures"),
            new FormEdit.MoveInto("Field_RepresentativeTitle", FormFixtures.section("region")));
    correct(id, next).orThrow();
    agree(id);
    await().atMost(Duration.ofSeconds(90)).until(() -> form(draft) == 2);
    region.send(
            drafter, "/applications/" + draft.value() + "/edit",
            Map.of(
                "version", new String[] {version}, "formVersion", new String[] {"1"},
                "a.regionFeatures", new String[] {"打ったばかりの特徴"}, "a.representative.title", new String[] {"新しい 役職"}))
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("申込書の様式の版が変わりました")))
        .andExpect(content().string(not(containsString("ほかの方が先に保存しました"))))
        .andExpect(content().string(not(containsString("先に保存された内容（"))))
        .andExpect(content().string(containsString("打ったばかりの特徴")))
        .andExpect(content().string(containsString("value=\"新しい 役職\"")));
  }

  @Test
  @DisplayName("公開されていない版や、よその事業の版は選べない")
  void refusesWhatIsNotReleased() {
    String key = forms.released();
    CallId id = using(key);
    assertThat(correct(id, new FormRef(key, 2)).isDone()).isFalse();
    FormRef lacking = forms.shipped(key, new FormEdit.Remove("Field_RegionUnit"));
    assertThat(correct(id, lacking)).isInstanceOfSatisfying(
        Outcome.Refused.class, refused -> assertThat(refused.arguments()).asString().contains("応募地域の単位"));
    String foreign = forms.released();
    jdbc.sql("update form set programme = 'RENKEI' where form_key = ?").param(foreign).update();
    assertThat(correct(id, new FormRef(foreign, 1)).isDone()).isFalse();
    assertThat(correct(id, new FormRef(forms.released(), 1)).isDone()).isTrue();
    assertThat(calls.get(id).form()).as("nobody has agreed yet").isEqualTo(new FormRef(key, 1));
  }

  private CallId using(String key) {
    CallId id = fixtures.waiting(cast, 30);
    jdbc.sql("update public_call set form_key = ?, form_version = 1 where id = ?").params(key, id.value()).update();
    return id;
  }

  private Outcome<Void> correct(CallId id, FormRef form) {
    CallView call = calls.get(id);
    CallTerms terms = call.terms();
    return changes.propose(
        cast.viewer(Seat.SECRETARIAT_MANAGER), id, call.version(),
        new CorrectionDraft(
            call.projectTitle(), call.title(), call.secretariatName(), call.secretariatMail(), form, terms.deadline(),
            terms.deadlineTime(), terms.questionsUntil(), terms.regionDueOn(), terms.prefectureDueOn(), terms.resultDueOn(), terms.supportFrom(),
            terms.supportUntil(), "様式の誤り", List.of()));
  }

  private void agree(CallId id) {
    Viewer ministry = cast.viewer(Seat.MINISTRY);
    changes.answer(ministry, id, changes.history(ministry, id).get(0).id(), true, "").orThrow();
  }

  private int form(ApplicationId id) {
    return Integer.parseInt(region.column(id, "form_version"));
  }
}
