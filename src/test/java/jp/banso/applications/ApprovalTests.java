package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.banso.BansoTest;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.forms.Answers;
import jp.banso.forms.CaseFile;
import jp.banso.parties.RoleKind;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.test.web.servlet.ResultActions;

@BansoTest
@DisplayName("決裁")
class ApprovalTests {

  private static final String PREFECTURE = "05";
  private static final String CASE = "valid-01-akita-daisen-senboku-15";

  @Autowired private ApplicationContext context;

  private Region region;
  private CallId call;
  private Person drafter;
  private Person official;
  private ApplicationId id;
  private String page;

  @BeforeEach
  void writeADraft() {
    region = new Region(context);
    call = region.call();
    region.desk(PREFECTURE);
    drafter = region.person(RoleKind.REGION, PREFECTURE);
    official = region.person(RoleKind.PREFECTURE, PREFECTURE);
    id = region.filled(call, drafter, PREFECTURE, CASE);
    page = "/applications/" + id.value();
  }

  @Test
  @DisplayName("地域は一式を作って決裁中にし、取りやめて直したところが、次の一式の変更点になる")
  void theRegionHasItsDraftApproved() throws Exception {
    region.open(drafter, page + "/approval").andExpect(content().string(containsString("まだ作成していません")));
    post(drafter, "/approval/letter",
        Map.of("version", "0", "addressee", "秋田県医務薬事課長", "honorific", "DONO", "senderTitle", "大仙市長", "subject",
            "申込書の提出", "body", "{応募地域名}の申込書です。", "items", "", "contact", ""))
        .andExpect(status().is3xxRedirection());
    print(drafter, true);
    String first = set(drafter, 1);
    assertThat(first).contains("秋田県医務薬事課長　殿", "大仙市長", "大仙・仙北の申込書です。", "応募の理由", "この一式が第1版です");
    assertThat(first).doesNotContain("とりまとめ確認票", "公印省略", "{応募地域名}");
    assertThat(first.split("決裁用一式（地域）第1版", -1)).hasSizeGreaterThan(3);

    region.open(drafter, page + "/edit").andExpect(status().isOk())
        .andExpect(content().string(containsString("決裁を取りやめて編集する")))
        .andExpect(content().string(not(containsString("name=\"a.reason\""))));
    Map<String, String[]> typed = new HashMap<>(CaseFile.parametersOf(answers("決裁中の入力")));
    typed.put("version", new String[] {String.valueOf(region.version(drafter, id))});
    region.send(drafter, page + "/edit", typed).andExpect(status().isConflict())
        .andExpect(content().string(containsString("保存していない入力")))
        .andExpect(content().string(containsString("決裁中の入力")));
    region.send(drafter, page + "/attachments", Map.of()).andExpect(status().isConflict())
        .andExpect(content().string(containsString("決裁中です")));
    post(drafter, "/approval/letter", Map.of("version", "1", "addressee", "変えた宛名", "honorific", "SAMA"))
        .andExpect(status().isUnprocessableEntity());
    post(drafter, "/approval/notes", Map.of("draftedOn", "R7.7.1", "decidedOn", "", "documentNumber", "仙第5号", "dated", ""))
        .andExpect(status().is3xxRedirection()).andExpect(flash().attribute("flash", "approvals.flash.notes"));
    post(drafter, "/approval/notes", Map.of("draftedOn", "R7.7.1", "decidedOn", "R7.6.1", "documentNumber", "仙第5号", "dated", ""))
        .andExpect(flash().attribute("flash", "approvals.flash.notes.order"));
    assertThat(region.column(id, "answers->>'reason'")).isNotEqualTo("決裁中の入力");

    post(drafter, "/approval/release", Map.of()).andExpect(status().is3xxRedirection());
    region.save(drafter, id, answers("取りやめて直した理由"));
    byte[] map = "%PDF-1.4\n%%EOF".getBytes(StandardCharsets.US_ASCII);
    context.getBean(AttachmentService.class)
        .add(
            region.viewer(drafter), id,
            List.of(new AttachmentService.ChosenFile("圏域の地図.pdf", map.length, new ByteArrayResource(map))), null)
        .orThrow();
    for (String path : new String[] {"", "/check", "/approval"}) {
      region.open(drafter, page + path).andExpect(content().string(containsString("決裁用一式（第1版）との違い")))
          .andExpect(content().string(containsString("取りやめて直した理由")));
    }
    print(drafter, false);
    print(drafter, false);
    String second = set(drafter, 2);
    assertThat(second).contains("仙第5号", "第1版から第2版への変更：2件", "取りやめて直した理由", "圏域の地図.pdf（第1版）");
    region.open(drafter, page + "/approval/sets/3").andExpect(status().isNotFound());
    region.open(drafter, page).andExpect(content().string(not(containsString("との違い"))));
    byte[] word = region.open(drafter, page + "/approval/letter").andReturn().getResponse().getContentAsByteArray();
    try (XWPFWordExtractor text = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(word)))) {
      assertThat(text.getText()).contains("仙第5号", "大仙・仙北の申込書です。");
    }
    print(drafter, true);
    region.handOver(drafter, id);
    assertThat(region.column(id, "held_side")).isNull();
  }

  @Test
  @DisplayName("県の一式には確認票が入り、決裁中は確認票も修正のお願いも止まり、代表者が変われば違いが出る")
  void thePrefectureHasItsReviewApproved() throws Exception {
    print(drafter, false);
    region.handOver(drafter, id);
    post(official, "/review", sheet("県の意見一")).andExpect(status().is3xxRedirection());
    print(official, true);
    assertThat(set(official, 1)).contains("とりまとめ確認票", "県の意見一", "決裁用一式（都道府県）第1版");
    assertThat(set(drafter, 1)).doesNotContain("県の意見一");
    region.open(drafter, page + "/approval").andExpect(content().string(not(containsString("県の意見一"))));

    post(official, "/compile", sheet("決裁中の意見")).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("決裁中の意見")));
    post(official, "/return", Map.of("lines[0].section", "reason", "lines[0].reason", "決裁中の返却", "dueOn", ""))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("決裁中の返却")));
    assertThat(region.state(id)).isEqualTo(ApplicationState.PREFECTURE_REVIEW);
    context.getBean(RepresentativeService.class)
        .change(
            region.viewer(drafter), id, region.version(drafter, id),
            Map.of("a.representative.name", new String[] {"新しい代表"}), "異動のため")
        .orThrow();
    for (String path : new String[] {"", "/review", "/approval"}) {
      region.open(official, page + path).andExpect(content().string(containsString("決裁用一式（第1版）との違い")))
          .andExpect(content().string(containsString("新しい代表")));
    }
    post(official, "/compile", sheet("県の意見一")).andExpect(status().is3xxRedirection());
    assertThat(region.state(id)).isEqualTo(ApplicationState.COMPILED);
    assertThat(region.column(id, "held_side")).isEqualTo("PREFECTURE");
    region.submit(official, call, PREFECTURE, id);
    assertThat(region.column(id, "held_side")).isNull();
  }

  @Test
  @DisplayName("事務局は、地域の連絡を受けて決裁中を取りやめられるが、連絡なしではできない")
  void theSecretariatReleasesOnTheRegionsWord() throws Exception {
    Person clerk = region.person(RoleKind.SECRETARIAT, null);
    print(drafter, true);
    region.open(clerk, page).andExpect(content().string(containsString("決裁中です")));
    post(clerk, "/approval/release", Map.of()).andExpect(status().isUnprocessableEntity());
    post(clerk, "/approval/release",
        Map.of("proxy.means", "TELEPHONE", "proxy.saidBy", "大仙市の担当者", "proxy.saidOn", region.today().toString(), "proxy.note", "取りやめたい"))
        .andExpect(status().is3xxRedirection());
    assertThat(region.column(id, "held_side")).isNull();
    assertThat(region.mails(id, "proxy-copy")).containsExactly(drafter.mail());
    region.open(clerk, page + "/approval/sets/1").andExpect(status().isNotFound());
  }

  @Test
  @DisplayName("二人が同時に鑑文案を書くと、後の人に違いが示される")
  void twoWritersOfOneLetter() throws Exception {
    Map<String, String> letter = Map.of("version", "0", "addressee", "一人目", "honorific", "ONCHU", "body", "本文");
    post(drafter, "/approval/letter", letter).andExpect(status().is3xxRedirection());
    Map<String, String> second = new HashMap<>(letter);
    second.put("addressee", "二人目");
    post(drafter, "/approval/letter", second).andExpect(status().isConflict())
        .andExpect(content().string(containsString("一人目")))
        .andExpect(content().string(containsString("二人目")));
  }

  private Answers answers(String reason) {
    return CaseFile.load(CASE).answers().with("reason", reason);
  }

  private static Map<String, String> sheet(String opinion) {
    return Map.of(
        "opinion", opinion, "rank", "1", "hubName", "大曲仙北医師会", "planPlacement", "第8次", "effortBasis", "会議",
        "hubEstablished", "YES", "hubLed", "YES", "supportWanted", "YES", "submissionReason", "");
  }

  private void print(Person person, boolean hold) throws Exception {
    post(person, "/approval/sets", Map.of("hold", String.valueOf(hold))).andExpect(status().is3xxRedirection());
  }

  private String set(Person person, int number) throws Exception {
    byte[] pdf =
        region.open(person, page + "/approval/sets/" + number).andExpect(status().isOk())
            .andReturn().getResponse().getContentAsByteArray();
    try (PDDocument paper = Loader.loadPDF(pdf)) {
      for (int at = 1; at <= paper.getNumberOfPages(); at++) {
        PDFTextStripper one = new PDFTextStripper();
        one.setStartPage(at);
        one.setEndPage(at);
        assertThat(one.getText(paper)).contains("第" + number + "版", at + "／" + paper.getNumberOfPages());
      }
      return new PDFTextStripper().getText(paper);
    }
  }

  private ResultActions post(Person person, String path, Map<String, String> fields) throws Exception {
    Map<String, String[]> sent = new HashMap<>();
    sent.put("version", new String[] {String.valueOf(region.version(person, id))});
    fields.forEach((name, value) -> sent.put(name, new String[] {value}));
    return region.send(person, page + path, sent);
  }
}
