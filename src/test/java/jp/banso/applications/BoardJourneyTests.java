package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import jp.banso.BansoTest;
import jp.banso.SqlLog;
import jp.banso.applications.Region.Person;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallId;
import jp.banso.calls.Calls;
import jp.banso.correspondence.CoverLetter;
import jp.banso.forms.Answers;
import jp.banso.forms.AnswersConverter;
import jp.banso.forms.CaseFile;
import jp.banso.forms.FormCatalog;
import jp.banso.forms.FormFiles;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.RoleKind;
import jp.banso.platform.web.ListView;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.ResultActions;

@BansoTest
@DisplayName("とりまとめ一覧")
class BoardJourneyTests {

  private static final String PREFECTURE = "05";
  private static final PrefectureCode AKITA = PrefectureCode.of(PREFECTURE);
  private static final String VALID = "valid-01-akita-daisen-senboku-15";

  @Autowired private ApplicationContext context;
  @Autowired private AttachmentService attachments;
  @Autowired private CompilationQueries board;
  @Autowired private SubmissionCallSweep telephone;
  @Autowired private LateReceiptService late;
  @Autowired private WithdrawalService withdrawals;
  @Autowired private FormalCheckService checks;
  @Autowired private Calls calls;
  @Autowired private BusinessCalendar calendar;
  @Autowired private FormCatalog forms;
  @Autowired private FormFiles workbooks;
  @Autowired private JdbcClient jdbc;

  private Region region;
  private CallId call;
  private Person drafter;
  private Person official;
  private Person clerk;
  private Person manager;

  @BeforeEach
  void openACall() {
    region = new Region(context);
    call = region.call();
    region.desk(PREFECTURE);
    drafter = region.person(RoleKind.REGION, PREFECTURE);
    official = region.person(RoleKind.PREFECTURE, PREFECTURE);
    clerk = region.person(RoleKind.SECRETARIAT, null);
    manager = region.person(RoleKind.SECRETARIAT_MANAGER, null);
  }

  private ApplicationId filled(String area) {
    ApplicationId id = region.draft(call, drafter, PREFECTURE);
    region.save(drafter, id, CaseFile.load(VALID).answers().with("regionName", area));
    return id;
  }

  private ApplicationId handedOver(String area) {
    ApplicationId id = filled(area);
    region.handOver(drafter, id);
    return id;
  }

  private ApplicationId compiled(String area) {
    ApplicationId id = handedOver(area);
    region.compile(official, id);
    return id;
  }

  private String path() {
    return "/compilations/" + call.value();
  }

  private Map<BoardTab, Long> counts() {
    return board.view(region.viewer(official), call, AKITA, BoardTab.ALL, ApplicationColumn.NUMBER, false, null, 200)
        .counts();
  }

  private BoardRow row(ApplicationId id) {
    return board
        .view(region.viewer(official), call, AKITA, BoardTab.ALL, ApplicationColumn.NUMBER, false, null, 200)
        .rows().stream()
        .filter(one -> one.line().id().equals(id.value()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("12地域があらゆる状況にある県が、そろったものだけを鑑とともに提出し、遅れたものは受け付けられず、ZIPは記録と一致する")
  void carriesTwelveRegionsThroughEveryState() throws Exception {
    Map<String, ApplicationId> all = new LinkedHashMap<>();
    all.put("未記入", region.draft(call, drafter, PREFECTURE));
    all.put("作成中", filled("地域い"));
    ApplicationId returned = handedOver("地域う");
    region.send(
            official, "/applications/" + returned.value() + "/return",
            Map.of(
                "version", new String[] {"" + region.version(official, returned)}, "lines[0].section", new String[] {"members"},
                "lines[0].reason", new String[] {"障害福祉の団体を加えてください。"}, "dueOn", new String[] {""}))
        .andExpect(status().is3xxRedirection());
    all.put("修正中", returned);
    all.put("確認待ち", handedOver("地域え"));
    all.put("確認待ち2", handedOver("地域お"));
    all.put("とりまとめ済", compiled("地域か"));
    all.put("とりまとめ済2", compiled("地域き"));
    all.put("とりまとめ済3", compiled("地域く"));
    all.put("提出済", compiled("../地域\"け"));
    all.put("受理", compiled("地域こ"));
    all.put("取下げ", compiled("地域さ"));
    all.put("締切後", compiled("地域し"));
    withdrawals
        .withdraw(region.viewer(drafter), all.get("取下げ"), region.version(drafter, all.get("取下げ")), "地域の事情")
        .orThrow();
    region.submit(official, call, PREFECTURE, all.get("提出済"), all.get("受理"));
    checks
        .accept(region.viewer(clerk), all.get("受理"), region.version(clerk, all.get("受理")), "確認しました。")
        .orThrow();

    assertThat(counts())
        .containsEntry(BoardTab.ALL, 12L).containsEntry(BoardTab.DRAFTING, 3L).containsEntry(BoardTab.REVIEW, 2L)
        .containsEntry(BoardTab.COMPILED, 4L).containsEntry(BoardTab.SUBMITTED, 2L).containsEntry(BoardTab.ENDED, 1L);
    region.open(official, path() + "?tab=review").andExpect(status().isOk())
        .andExpect(content().string(containsString("地域え")))
        .andExpect(content().string(not(containsString("地域か"))));
    assertThat(row(all.get("未記入")).readiness().open()).isNotEmpty();
    assertThat(row(all.get("作成中")).readiness().gaps()).isZero();
    assertThat(row(all.get("作成中")).findingsReadable()).isFalse();
    assertThat(row(returned).revisionAsked()).isTrue();
    assertThat(row(all.get("とりまとめ済")).sheet()).isEqualTo(BoardRow.Sheet.ANSWERED);
    assertThat(row(all.get("確認待ち")).sheet()).isEqualTo(BoardRow.Sheet.BLANK);
    assertThat(row(all.get("確認待ち")).holder()).endsWith("PREFECTURE");
    assertThat(row(all.get("未記入")).holder()).endsWith("REGION");

    String wrong = send("", all.get("とりまとめ済"), all.get("作成中")).andExpect(status().isUnprocessableEntity())
        .andReturn().getResponse().getContentAsString();
    assertThat(wrong).contains("医務－123").contains("選び直してから");
    assertThat(region.packages(call)).isEqualTo(1);
    send("", all.get("とりまとめ済"), all.get("とりまとめ済2")).andExpect(status().is3xxRedirection());
    assertThat(region.state(all.get("とりまとめ済"))).isEqualTo(ApplicationState.RECEIVED);
    assertThat(region.state(all.get("とりまとめ済3"))).isEqualTo(ApplicationState.COMPILED);
    checks
        .returnForCorrection(
            region.viewer(clerk), all.get("とりまとめ済2"), region.version(clerk, all.get("とりまとめ済2")),
            List.of(new ReturnReason("reason", "", "具体的に")))
        .orThrow();
    assertThat(region.state(all.get("とりまとめ済2"))).isEqualTo(ApplicationState.CORRECTING);

    region.submitLate(official, call, PREFECTURE, all.get("締切後"));
    late.decide(region.viewer(manager), all.get("締切後"), region.version(manager, all.get("締切後")), false, "締切後のため")
        .orThrow();
    assertThat(region.state(all.get("締切後"))).isEqualTo(ApplicationState.LATE_REFUSED);
    assertThat(counts()).containsEntry(BoardTab.ENDED, 2L).containsEntry(BoardTab.SUBMITTED, 4L);

    byte[] chart = "%PDF-1.7 体制図".getBytes(StandardCharsets.UTF_8);
    attachments
        .add(
            region.viewer(official), all.get("とりまとめ済3"),
            List.of(new AttachmentService.ChosenFile("体制図" + "長".repeat(150) + ".pdf", chart.length, new ByteArrayResource(chart))), null)
        .orThrow();
    compareArchive(all, chart);
  }

  private ResultActions send(String act, ApplicationId... ids) throws Exception {
    Map<String, String[]> fields = new HashMap<>();
    fields.put("chosen", Stream.of(ids).map(id -> id.value().toString()).toArray(String[]::new));
    fields.put("documentNumber", new String[] {"医務－123"});
    fields.put("datedOn", new String[] {"令和7年7月28日"});
    fields.put("senderTitle", new String[] {"秋田県健康福祉部長"});
    fields.put("addressee", new String[] {"調査・連携支援事業事務局"});
    fields.put("honorific", new String[] {"ONCHU"});
    fields.put("sealOmitted", new String[] {"true"});
    fields.put("coverNote", new String[] {"よろしくお願いします。"});
    return region.send(official, path() + act, fields);
  }

  /** Every file against what is stored; what the prefecture may not read yet is on the list and nowhere else. */
  private void compareArchive(Map<String, ApplicationId> all, byte[] chart) throws Exception {
    Map<String, byte[]> files = unzip(region.open(official, path() + "/archive").andExpect(status().isOk())
        .andReturn().getResponse().getContentAsByteArray());
    assertThat(files.keySet()).noneMatch(name -> name.contains("..") || name.contains("\"") || name.contains("\u202E"));
    try (XSSFWorkbook list = new XSSFWorkbook(new ByteArrayInputStream(files.get("一覧.xlsx")))) {
      assertThat(list.getSheetAt(0).getLastRowNum()).isEqualTo(12);
      for (Map.Entry<String, ApplicationId> one : all.entrySet()) {
        String key = region.key(one.getValue());
        List<Row> rows = new ArrayList<>();
        list.getSheetAt(0).forEach(row -> rows.add(row));
        List<String> cells =
            rows.stream()
                .map(row -> StreamSupport.stream(row.spliterator(), false).map(cell -> cell.getStringCellValue()).toList())
                .filter(row -> row.get(0).endsWith(key.substring(key.length() - 6)))
                .reduce((first, second) -> List.of()).orElseThrow();
        String area = region.column(one.getValue(), "answers ->> 'regionName'");
        boolean open = !List.of("未記入", "作成中").contains(one.getKey());
        assertThat(cells.contains(area)).as(one.getKey() + cells).isEqualTo(open);
      }
    }
    assertThat(files).as("一覧, two files of each that may be read, 添付資料, a 鑑 of each package in two forms").hasSize(1 + 20 + 1 + 6);
    int read = 0;
    for (Map.Entry<String, ApplicationId> one : all.entrySet()) {
      String key = region.key(one.getValue());
      String number = key.substring(key.length() - 6);
      List<String> names = files.keySet().stream().filter(name -> name.contains(number) && !name.contains("鑑")).toList();
      if (List.of("未記入", "作成中").contains(one.getKey())) {
        assertThat(names).as(one.getKey()).isEmpty();
        continue;
      }
      List<String> papers = names.stream().filter(name -> name.contains("添付資料/01_体制図")).toList();
      assertThat(papers).as(one.getKey()).hasSize(one.getKey().equals("とりまとめ済3") ? 1 : 0).allMatch(name -> name.endsWith(".pdf"))
          .allSatisfy(name -> assertThat(files.get(name)).isEqualTo(chart));
      names = names.stream().filter(name -> !papers.contains(name)).toList();
      assertThat(names).as(one.getKey()).hasSize(2);
      Answers stored = new AnswersConverter().convertToEntityAttribute(region.column(one.getValue(), "answers"));
      byte[] workbook = files.get(names.stream().filter(name -> name.endsWith(".xlsx")).findFirst().orElseThrow());
      Answers back =
          workbooks.read(forms.latest(region.column(one.getValue(), "form_key")), new ByteArrayInputStream(workbook), Answers.empty())
              .orThrow().answers();
      assertThat(back.asMap()).as(one.getKey()).isEqualTo(stored.asMap());
      byte[] paper = files.get(names.stream().filter(name -> name.endsWith(".pdf")).findFirst().orElseThrow());
      assertHolds(paper, stored);
      read++;
    }
    assertThat(read).isEqualTo(10);
    List<String> covers = files.keySet().stream().filter(name -> name.startsWith("鑑/")).toList();
    assertThat(covers).hasSize(6);
    String word = covers.stream().filter(name -> name.startsWith("鑑/02") && name.endsWith(".docx")).findFirst().orElseThrow();
    String pdf = word.replace(".docx", ".pdf");
    try (XWPFWordExtractor text = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(files.get(word))));
        var paper = Loader.loadPDF(files.get(pdf))) {
      for (String said : List.of("医務－123", "令和7年7月28日", "秋田県健康福祉部長", "（公印省略）", "御中", "記", "地域か", "以上")) {
        assertThat(text.getText()).contains(said);
        assertThat(new PDFTextStripper().getText(paper)).contains(said);
      }
      assertThat(text.getText()).doesNotContain("地域く");
    }
    List<PackageView> sent =
        new ArrayList<>(context.getBean(CompilationArchive.class).packages(region.viewer(official), call, AKITA));
    Collections.reverse(sent);
    for (int i = 0; i < sent.size(); i++) {
      String number = "鑑/%02d_".formatted(i + 1);
      byte[] file = files.get(covers.stream().filter(name -> name.startsWith(number) && name.endsWith(".docx")).findFirst().orElseThrow());
      try (XWPFWordExtractor text = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(file)))) {
        CoverLetter kept = sent.get(i).cover();
        String plain = text.getText().replaceAll("[\\s\u3000]", "");
        for (String said : List.of(kept.documentNumber(), kept.senderTitle(), kept.addressee(), kept.subject(), kept.body(), kept.items())) {
          said.lines().forEach(line -> assertThat(plain).contains(line.replaceAll("[\\s\u3000]", "")));
        }
      }
    }
  }

  /** Every word that is stored, in the order of the table for the members. */
  private static void assertHolds(byte[] paper, Answers stored) throws Exception {
    try (var pdf = Loader.loadPDF(paper)) {
      String text = new PDFTextStripper().getText(pdf).replaceAll("[\\s\u3000]", "");
      for (String field : List.of("regionName", "reason", "regionFeatures", "hubActivities", "challenges.detail",
          "representative.affiliation", "representative.name", "representative.phone", "representative.email")) {
        assertThat(text).as(field).contains(stored.text(field).replaceAll("[\\s\u3000]", ""));
      }
      for (Answers row : stored.rows("members")) {
        for (String cell : List.of("affiliation", "department", "title", "profession")) {
          assertThat(text).as(cell).contains(row.text(cell).replaceAll("[\\s\u3000]", ""));
        }
      }
    }
  }

  private static Map<String, byte[]> unzip(byte[] archive) throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        assertThat(files.put(entry.getName(), zip.readAllBytes())).isNull();
      }
    }
    return files;
  }

  @Test
  @DisplayName("一覧の問合せの回数は、3行でも60行でも変わらない")
  void asksAsOftenForSixtyRows() throws Exception {
    ApplicationId first = handedOver("地域");
    handedOver("地域2");
    List<String> few = statements();
    region.copiesBehind(first, 60);
    assertThat(statements()).isNotEmpty().containsExactlyElementsOf(few);
    assertThat(counts()).containsEntry(BoardTab.REVIEW, 62L);
  }

  private List<String> statements() throws Exception {
    region.open(official, path()).andExpect(status().isOk());
    try (SqlLog log = new SqlLog()) {
      region.open(official, path()).andExpect(status().isOk());
      return log.ofThePage();
    }
  }

  @Test
  @DisplayName("推薦順位・意見はまとめて書け、先に書いた人がいれば両方を見比べて選べる")
  void keepsRanksOfAllAndOverwritesNobody() throws Exception {
    ApplicationId one = compiled("地域一");
    ApplicationId two = handedOver("地域二");
    region.open(official, path() + "/recommendations").andExpect(status().isOk());
    Map<String, String[]> fields = rows(one, row(one).reviewVersion(), "１", "強く推薦", two, -1, "2", "期待");
    region.send(official, path() + "/recommendations", fields).andExpect(status().is3xxRedirection());
    assertThat(row(one).rank()).isEqualTo(1);
    assertThat(row(two).opinion()).isEqualTo("期待");
    assertThat(row(two).sheet()).isEqualTo(BoardRow.Sheet.BEGUN);
    String both =
        region.send(
                official, path() + "/recommendations", rows(one, row(one).reviewVersion(), "3", "変更", two, -1, "9", "私の意見"))
            .andExpect(status().isConflict()).andReturn().getResponse().getContentAsString();
    assertThat(both).contains("私の意見").contains("期待");
    assertThat(row(one).rank()).as("nothing of a stale page is kept").isEqualTo(1);
    region.send(official, path() + "/recommendations", rows(one, 0, "x", "", two, 0, "100", ""))
        .andExpect(status().isUnprocessableEntity());
    region.submit(official, call, PREFECTURE, one);
    assertThat(region.acts(one, "audit.applications.recommended")).hasSize(1);
    region.open(drafter, "/applications/" + two.value()).andExpect(content().string(not(containsString("期待"))));
  }

  @Test
  @DisplayName("順位・意見は一覧の欄でそのまま書け、先に書いた人がいれば両方が示され、決裁中の欄は書けない")
  void writesRanksInTheCells() throws Exception {
    ApplicationId one = compiled("地域一");
    ApplicationId two = handedOver("地域二");
    long seen = row(one).reviewVersion();
    region.open(official, path()).andExpect(content().string(containsString("name=\"rows[0].rank\"")))
        .andExpect(content().string(containsString("form=\"ranks\"")));
    String back =
        region.send(official, path() + "/recommendations?tab=compiled", rows(one, seen, "2", "欄で書いた", two, -1, "", ""))
            .andExpect(status().is3xxRedirection()).andReturn().getResponse().getRedirectedUrl();
    assertThat(back).contains("tab=compiled");
    cell(one, seen, "3", "遅い人").andExpect(status().isConflict())
        .andExpect(content().string(containsString("欄で書いた"))).andExpect(content().string(containsString("\"rank\":\"2\"")));
    cell(one, row(one).reviewVersion(), "x", "").andExpect(status().isUnprocessableEntity());
    cell(one, row(one).reviewVersion(), "３", "遅い人").andExpect(status().isOk());
    assertThat(row(one).rank()).isEqualTo(3);
    region.send(
            official, path() + "/approval/sets",
            Map.of("chosen", new String[] {one.value().toString()}, "hold", new String[] {"true"}))
        .andExpect(status().is3xxRedirection());
    cell(one, row(one).reviewVersion(), "1", "決裁中").andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("決裁中の申込書")));
    region.open(official, path()).andExpect(content().string(not(containsString("rank-" + one.value()))));
  }

  private ResultActions cell(ApplicationId id, long seen, String rank, String opinion) throws Exception {
    Map<String, String[]> fields = new HashMap<>();
    put(fields, 0, id, seen, rank, opinion);
    return region.send(official, path() + "/recommendations/cell", fields);
  }

  private static Map<String, String[]> rows(
      ApplicationId one, long seenOne, String rankOne, String saidOne, ApplicationId two, long seenTwo, String rankTwo,
      String saidTwo) {
    Map<String, String[]> fields = new HashMap<>();
    put(fields, 0, one, seenOne, rankOne, saidOne);
    put(fields, 1, two, seenTwo, rankTwo, saidTwo);
    return fields;
  }

  private static void put(Map<String, String[]> fields, int i, ApplicationId id, long seen, String rank, String said) {
    fields.put("rows[" + i + "].id", new String[] {id.value().toString()});
    fields.put("rows[" + i + "].seen", new String[] {"" + seen});
    fields.put("rows[" + i + "].rank", new String[] {rank});
    fields.put("rows[" + i + "].opinion", new String[] {said});
  }

  @Test
  @DisplayName("県の担当者が代表者の申込書は、別の担当者でなければ取りまとめに加えられない")
  void needsASecondPersonForOnesOwn() throws Exception {
    ApplicationId id = region.draft(call, drafter, PREFECTURE);
    region.save(
        drafter, id, CaseFile.load(VALID).answers().with("representative.email", official.mail()));
    jdbc.sql("update person set display_name = ? where id = ?").params("県の" + official.login(), official.id()).update();
    region.handOver(drafter, id);
    Map<String, String[]> sheet = new HashMap<>();
    Map.of(
            "version", "" + region.version(official, id), "hubName", "医師会", "planPlacement", "計画", "effortBasis", "会議",
            "hubEstablished", "YES", "hubLed", "YES", "supportWanted", "YES", "rank", "", "opinion", "打った意見",
            "submissionReason", "")
        .forEach((name, value) -> sheet.put(name, new String[] {value}));
    region.send(official, "/applications/" + id.value() + "/compile", sheet)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("ほかの担当者の確認が必要です")))
        .andExpect(content().string(containsString("打った意見")));
    assertThat(region.state(id)).isEqualTo(ApplicationState.PREFECTURE_REVIEW);
    region.compile(region.person(RoleKind.PREFECTURE, PREFECTURE), id);
    assertThat(region.state(id)).isEqualTo(ApplicationState.COMPILED);
  }

  @Test
  @DisplayName("作成中の地域への確認は1日1回で、送れなかったものは理由とともに示す")
  void remindsEachRegionOnceADay() throws Exception {
    ApplicationId one = filled("地域一");
    ApplicationId two = handedOver("地域二");
    Map<String, String[]> chosen =
        Map.of("drafting", new String[] {one.value().toString(), two.value().toString(), UUID.randomUUID().toString()});
    region.send(official, path() + "/reminders", chosen).andExpect(status().is3xxRedirection())
        .andExpect(flash().attribute("flash", "fragments.bulk.report"))
        .andExpect(flash().attribute("flashArguments", org.hamcrest.Matchers.hasItem(1)));
    region.send(official, path() + "/reminders", Map.of("drafting", new String[] {one.value().toString()}))
        .andExpect(flash().attribute("flashArguments", org.hamcrest.Matchers.hasItem(containsString("今日は既に送っている"))));
    assertThat(region.mails(one, "draft-asked")).containsExactly(drafter.mail());
    assertThat(region.answersTo(one, "draft-asked")).containsExactly(region.deskMail(PREFECTURE));
    assertThat(region.mails(two, "draft-asked")).isEmpty();
    region.send(official, path() + "/reminders", Map.of()).andExpect(status().isUnprocessableEntity());
  }

  @Test
  @DisplayName("締切の直前に提出前の申込書がある県は、時刻ごとに一度だけ電話の対応になり、提出すると自動的に終わる")
  void ringsAPrefectureUpUntilItHasSubmitted() throws Exception {
    ApplicationId one = compiled("地域一");
    ApplicationId two = handedOver("地域二");
    filled("作成中の地域");
    Instant end = calls.get(call).deadlineEnd();
    List<Instant> slots = CallSlots.before(end, calendar);
    SubmissionCallSweep.Due first = new SubmissionCallSweep.Due(calls.get(call), end, slots.get(0));
    telephone.call(first);
    telephone.call(first);
    UUID task = onlyCall();
    region.open(clerk, "/submission-calls/" + task).andExpect(status().isOk())
        .andExpect(content().string(containsString("2件")))
        .andExpect(content().string(not(containsString("地域一"))));
    region.open(official, "/submission-calls/" + task).andExpect(status().isForbidden());
    region.send(clerk, "/submission-calls/" + task, Map.of("note", new String[] {" "}))
        .andExpect(status().isUnprocessableEntity());
    region.send(clerk, "/submission-calls/" + task, Map.of("note", new String[] {"本日中に提出予定"}))
        .andExpect(status().is3xxRedirection());
    region.send(clerk, "/submission-calls/" + task, Map.of("note", new String[] {"再度"})).andExpect(status().isConflict());
    assertThat(openTasks()).isZero();

    telephone.call(new SubmissionCallSweep.Due(calls.get(call), end, slots.get(1)));
    telephone.call(new SubmissionCallSweep.Due(calls.get(call), end, slots.get(2)));
    assertThat(openTasks()).as("an earlier call that is still to be made is enough").isEqualTo(1);
    region.submit(official, call, PREFECTURE, one);
    assertThat(openTasks()).isEqualTo(1);
    region.compile(official, two);
    region.submit(official, call, PREFECTURE, two);
    assertThat(openTasks()).isZero();
    telephone.call(new SubmissionCallSweep.Due(calls.get(call), end, slots.get(3)));
    assertThat(openTasks()).isZero();
  }

  @Test
  @DisplayName("申込書の文章を、読める人だけが、読める版の中から、かな・全角の違いを問わずに探せる")
  void findsOnlyWhatItsViewerReads() throws Exception {
    ApplicationId id = region.draft(call, drafter, PREFECTURE);
    Answers first = CaseFile.load(VALID).answers().with("regionFeatures", "ﾏﾎﾛﾊﾞの里のＩＣＴ連携");
    region.save(drafter, id, first);
    assertThat(found(drafter, "まほろば")).isTrue();
    assertThat(found(official, "まほろば")).isFalse();
    region.handOver(drafter, id);
    assertThat(found(official, "ict")).isTrue();
    assertThat(found(clerk, "ict")).isFalse();
    region.send(
            official, "/applications/" + id.value() + "/return",
            Map.of(
                "version", new String[] {"" + region.version(official, id)}, "lines[0].section", new String[] {"members"},
                "lines[0].reason", new String[] {"団体を加えてください。"}, "dueOn", new String[] {""}))
        .andExpect(status().is3xxRedirection());
    region.save(drafter, id, first.with("regionFeatures", "書きかけの秘密"));
    assertThat(found(drafter, "書きかけの秘密")).isTrue();
    assertThat(found(official, "書きかけの秘密")).isFalse();
    assertThat(found(official, "まほろば")).as("what was handed over is what the prefecture reads").isTrue();
    assertThat(found(drafter, "秘")).as("a word may be one letter").isTrue();
    assertThat(found(official, "秘")).isFalse();
  }

  private boolean found(Person person, String text) throws Exception {
    ListView list =
        (ListView)
            region.open(person, "/applications?call=" + call.value() + "&q=" + text).andReturn().getModelAndView()
                .getModel().get("list");
    return !list.rows().isEmpty();
  }

  @Test
  @DisplayName("一覧は名前を付けて保存でき、共有すると同じ組織の同じ役割の人だけに見える")
  void keepsAListUnderAName() throws Exception {
    String here = path() + "?prefecture=05&tab=review&sort=number";
    region.send(official, "/views", Map.of("here", new String[] {here}, "name", new String[] {"確認待ちだけ"}, "shared", new String[] {"true"}))
        .andExpect(status().is3xxRedirection());
    region.open(official, path()).andExpect(content().string(containsString("確認待ちだけ")));
    Person colleague = region.person(RoleKind.PREFECTURE, PREFECTURE);
    region.open(colleague, path()).andExpect(content().string(not(containsString("確認待ちだけ"))));
    jdbc.sql("update role_assignment set organisation_id = (select organisation_id from role_assignment where person_id = ?)"
            + " where person_id = ?").params(official.id(), colleague.id()).update();
    region.open(colleague, path()).andExpect(content().string(containsString("確認待ちだけ")));
    UUID view = jdbc.sql("select id from saved_view where person_id = ?").param(official.id()).query(UUID.class).single();
    region.send(colleague, "/views/" + view + "/removal", Map.of()).andExpect(status().isNotFound());
    region.send(official, "/views", Map.of("here", new String[] {"//evil.example"}, "name", new String[] {"x"}))
        .andExpect(status().isBadRequest());
    region.send(official, "/views", Map.of("here", new String[] {path() + "?tab=drafting"}, "name", new String[] {"確認待ちだけ"}))
        .andExpect(status().is3xxRedirection());
    region.send(official, "/views/" + view + "/removal", Map.of()).andExpect(status().is3xxRedirection());
    assertThat(
            jdbc.sql("select action || details::text from audit_entry where person_id = ? and action like 'audit.parties.view%' order by id")
                .param(official.id()).query(String.class).list())
        .satisfiesExactly(
            kept -> assertThat(kept).contains("viewKept", "tab sort", "true").doesNotContain("確認待ち", "review"),
            changed -> assertThat(changed).contains("viewChanged", "false"),
            removed -> assertThat(removed).contains("viewRemoved"));
    for (String file : List.of("/list.csv?tab=review", "/list.xlsx?tab=review")) {
      region.open(official, path() + file).andExpect(status().isOk());
    }
  }

  private UUID onlyCall() {
    return jdbc.sql("select id from submission_call where call_id = ?").param(call.value()).query(UUID.class).single();
  }

  private int openTasks() {
    return jdbc.sql(
            "select count(*) from work_item where definition_key = 'UserTask_CallPrefecture' and case_key like ?")
        .param(region.callKey(call) + "-%")
        .query(Integer.class)
        .single();
  }
}
