package jp.banso.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.access.Cast;
import jp.banso.access.Seat;
import jp.banso.calls.ApplicantVariant.Joint;
import jp.banso.calls.CallMeeting.Precondition;
import jp.banso.calls.VariantsSetup.VariantDraft;
import jp.banso.forms.FormLibrary;
import jp.banso.kernel.FiscalYear;
import jp.banso.parties.Viewer;
import jp.banso.worklist.Worklist;
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
@DisplayName("下書きの公募：令和6年度の都道府県・市町村連携支援")
class DraftEditionTests {

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private Calls calls;
  @Autowired private CallSetup setup;
  @Autowired private CallPreparation preparation;
  @Autowired private VariantsSetup variants;
  @Autowired private MeetingsSetup meetings;
  @Autowired private FormLibrary forms;
  @Autowired private Worklist worklist;
  @Autowired private Clock clock;

  private Cast cast;
  private Viewer secretariat;
  private CallId id;
  private String address;

  @BeforeEach
  void prepare() {
    cast = new Cast(context);
    secretariat = cast.viewer(Seat.OTHER_SECRETARIAT);
    id = new CallId(jdbc.sql("select id from public_call where case_key = 'R6-RENKEI'").query(UUID.class).single());
    address = "/calls/" + id.value();
  }

  @Test
  @DisplayName("通知の定めが、特別な作りなしに公募の項目として読める")
  void fitsTheModel() throws Exception {
    CallView call = calls.get(id);
    assertThat(call.deadlineEnd()).as("17:00 sharp, counted with its last second").isEqualTo(Instant.parse("2024-08-23T08:00:01Z"));
    assertThat(call.variants()).extracting(ApplicantVariant::number).containsExactly(4, null);
    assertThat(call.variants()).extracting(ApplicantVariant::joint).containsExactly(Joint.SAME_PREFECTURE, Joint.NONE);
    assertThat(call.meetings().all()).extracting(CallMeeting::name)
        .containsExactly("キックオフミーティング", "支援①", "支援②", "支援③", "合同報告会");
    assertThat(call.meetings().all()).extracting(CallMeeting::precondition)
        .containsExactly(
            Precondition.NONE, Precondition.PRIOR_MEETING, Precondition.PRIOR_MEETING, Precondition.PRIOR_MEETING,
            Precondition.NONE);
    assertThat(forms.lacking(call.form())).as("nobody reads its answers by the rules of another programme").isEmpty();
    as(Seat.OTHER_SECRETARIAT, get(address))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("この公募は下書きです。")))
        .andExpect(content().string(containsString("令和6年8月23日（金）17時")))
        .andExpect(content().string(containsString("管轄都道府県の事前承諾が必要です。")))
        .andExpect(content().string(containsString("一つとして数えます。")))
        .andExpect(content().string(containsString("それぞれ負担いただきますようお願いいたします。")))
        .andExpect(content().string(containsString("【〇〇県〇〇市】都道府県・市町村連携支援")))
        .andExpect(content().string(containsString("平日10:00-17:00")))
        .andExpect(content().string(containsString("会議5回")))
        .andExpect(content().string(containsString("前にオンラインで事前打ち合わせを開きます")))
        .andExpect(content().string(containsString("総合的に勘案し")))
        .andExpect(content().string(containsString("評価項目はありません。")))
        .andExpect(content().string(not(containsString("2週間程度"))))
        .andExpect(content().string(not(containsString("構成員の人数"))));
    String path = "/forms/cooperation-support-entry-sheet/1/";
    as(Seat.OTHER_SECRETARIAT, get(path + "preview")).andExpect(status().isOk())
        .andExpect(content().string(containsString("介入対象市町村")));
    as(Seat.OTHER_SECRETARIAT, get(path + "questions")).andExpect(status().isOk());
  }

  @Test
  @DisplayName("だれにも対応を求めず、公表もできず、ほかの事業の人には見えない")
  void isQuietAndUnseen() throws Exception {
    preparation.startPrepared();
    assertThat(worklist.holdersOf(calls.get(id).key())).isEmpty();
    assertThat(calls.judgeReceipt(id, clock.instant())).isEqualTo(Calls.ReceiptJudgement.NOT_OPEN);
    as(Seat.OTHER_SECRETARIAT, get("/calls")).andExpect(content().string(containsString("都道府県・市町村連携支援")));
    as(Seat.OTHER_SECRETARIAT, get(address))
        .andExpect(content().string(not(containsString("/confirmation"))))
        .andExpect(content().string(not(containsString("/rehearsals"))));
    as(Seat.OTHER_SECRETARIAT, get(address + "/rehearsals")).andExpect(status().isNotFound());
    for (Seat seat : List.of(Seat.SECRETARIAT, Seat.SECRETARIAT_MANAGER, Seat.MINISTRY, Seat.PREFECTURE, Seat.REGION)) {
      as(seat, get(address)).andExpect(status().isNotFound());
      as(seat, get("/calls")).andExpect(content().string(not(containsString("市町村連携支援"))));
    }
    as(Seat.SECRETARIAT, get("/forms")).andExpect(content().string(not(containsString("エントリーシート"))));
    as(Seat.SECRETARIAT_MANAGER, post(address + "/confirmation").param("version", "0")).andExpect(status().isNotFound());
    mvc.perform(get("/public/calls/" + id.value())).andExpect(status().isNotFound());
  }

  @Test
  @DisplayName("過ぎた年度の日付のまま、区分と会議の予定を変更でき、次の年度へ写しても下書きのまま取り消せる")
  void isEditedAndCopied() throws Exception {
    FiscalYear next = FiscalYear.of(clock.instant()).next();
    CallId copy = setup.copy(secretariat, id, next).orThrow();
    CallView call = calls.get(copy);
    assertThat(call.state()).isEqualTo(CallState.DRAFT);
    assertThat(worklist.holdersOf(call.key())).isEmpty();
    assertThat(call.variants()).isEqualTo(calls.get(id).variants());
    assertThat(call.meetings().all().get(0).period()).isNotEqualTo("令和6年9月");

    List<MeetingDraft> rows = meetings.editable(secretariat, copy).subList(0, 2);
    meetings.edit(secretariat, copy, 0, rows).orThrow();
    assertThat(calls.get(copy).terms().meetingsMax()).isEqualTo(2);
    send(copy, 1, List.of(new VariantDraft("①", "市町村", 3, "都道府県", Joint.NONE)))
        .andExpect(redirectedUrl("/calls/" + copy.value()));
    assertThat(calls.get(copy).variants()).singleElement().extracting(ApplicantVariant::number).isEqualTo(3);
    send(copy, 1, List.of()).andExpect(status().isConflict()).andExpect(content().string(containsString("1 選定数")));
    assertThat(setup.problems(secretariat, id, draft(id))).as("of a year that is over").isEmpty();

    setup.discard(secretariat, copy, calls.get(copy).version()).orThrow();
    assertThat(jdbc.sql("select count(*) from public_call where id = ?").param(copy.value()).query(Integer.class).single()).isZero();
  }

  @Test
  @DisplayName("区分の足りないことは欄ごとに知らせ、入力を残す")
  void saysWhatIsWrongWithTheVariants() throws Exception {
    as(Seat.OTHER_SECRETARIAT, get(address + "/variants"))
        .andExpect(content().string(containsString("value=\"① 市町村\"")))
        .andExpect(content().string(containsString("value=\"4\"")));
    as(Seat.OTHER_SECRETARIAT,
            post(address + "/variants").param("version", "0").param("variants[0].name", "①")
                .param("variants[0].eligibility", "市町村").param("variants[0].number", "四")
                .param("variants[0].joint", "MAYBE").param("variants[1].name", "①").param("variants[1].joint", "NONE")
                .param("variants[2].eligibility", "都道府県").param("variants[2].joint", "NONE"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("選定数は1から47までの数で入力し")))
        .andExpect(content().string(containsString("共同応募の取扱いを選択してください。")))
        .andExpect(content().string(containsString("1行目と同じ区分です。")))
        .andExpect(content().string(containsString("対象を入力してください。")))
        .andExpect(content().string(containsString("区分の名称を入力してください。")))
        .andExpect(content().string(containsString("value=\"四\"")));
    as(Seat.OTHER_SECRETARIAT, post(address + "/variants").param("version", "0").param("addRow", "variants"))
        .andExpect(content().string(containsString("name=\"variants[0].eligibility\"")));
    assertThat(calls.get(id).version()).isZero();
  }

  @Test
  @DisplayName("公表に向けて準備する公募では、手続を進められない区分・人数・審査員の数を断る")
  void refusesWhatCannotBeRun() throws Exception {
    CallId prepared = new CallFixtures(context).prepared(40);
    assertThat(
            variants.problems(
                cast.viewer(Seat.SECRETARIAT), prepared, List.of(new VariantDraft("①", "市町村", null, "", Joint.NONE))))
        .extracting(RowProblem::messageKey).containsExactly("applications.demand.variants");
    jdbc.sql("update public_call set member_min = 0, reviewers_min = 0 where id = ?").param(prepared.value()).update();
    assertThat(setup.problems(cast.viewer(Seat.SECRETARIAT), prepared, draft(prepared)))
        .extracting(TermsProblem::messageKey)
        .contains("applications.demand.members", "selection.demand.reviewers");
  }

  private TermsDraft draft(CallId call) {
    return CorrectionDraft.unchanged(calls.get(call));
  }

  private ResultActions send(CallId call, long version, List<VariantDraft> rows) throws Exception {
    MockHttpServletRequestBuilder request = post("/calls/" + call.value() + "/variants").param("version", "" + version);
    for (int index = 0; index < rows.size(); index++) {
      VariantDraft row = rows.get(index);
      String path = "variants[" + index + "].";
      request.param(path + "name", row.name()).param(path + "eligibility", row.eligibility())
          .param(path + "number", row.number() == null ? "" : "" + row.number()).param(path + "consent", row.consent())
          .param(path + "joint", row.joint().name());
    }
    return as(Seat.OTHER_SECRETARIAT, request);
  }

  private ResultActions as(Seat seat, MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request.with(csrf()).with(user(cast.account(seat))));
  }
}
