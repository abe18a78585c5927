package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.banso.BansoTest;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.forms.Answers;
import jp.banso.forms.CaseFile;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.result.MockMvcResultMatchers;

@BansoTest
@DisplayName("構成員の表")
class MembersTests {

  private static final String PREFECTURE = "05";
  private static final String CASE = "valid-01-akita-daisen-senboku-15";

  @Autowired private ApplicationContext context;
  @Autowired private DraftService drafts;

  private Region region;
  private Person drafter;
  private Person official;
  private ApplicationId id;
  private String page;

  @BeforeEach
  void beginADraft() {
    region = new Region(context);
    CallId call = region.call();
    region.desk(PREFECTURE);
    drafter = region.person(RoleKind.REGION, PREFECTURE);
    official = region.person(RoleKind.PREFECTURE, PREFECTURE);
    id = region.filled(call, drafter, PREFECTURE, CASE);
    page = "/applications/" + id.value();
  }

  @Test
  @DisplayName("記入の途中で、人数と確認事項が官庁の言葉と行番号で示され、何も保存されない")
  void saysWhileTypingWhatToLookAt() throws Exception {
    Map<String, String[]> typed = new HashMap<>();
    for (int i = 0; i < 9; i++) {
      typed.put("a.members[" + i + "].affiliation", new String[] {i < 2 ? "大仙市" : "機関" + i});
      typed.put("a.members[" + i + "].title", new String[] {i < 2 ? "課長" : ""});
      typed.put("a.members[" + i + "].profession", new String[] {"医師"});
    }
    String before = region.column(id, "answers");
    region.send(drafter, page + "/composition", typed).andExpect(status().isOk())
        .andExpect(content().string(containsString("構成員 9名（10～15名程度）")))
        .andExpect(content().string(containsString("御注意ください")))
        .andExpect(content().string(containsString("医師が9名中9名")))
        .andExpect(content().string(containsString("同じ内容の行があります")))
        .andExpect(content().string(containsString("（1, 2行目）")))
        .andExpect(content().string(containsString("このままでも都道府県へ提出できます")))
        .andExpect(content().string(not(containsString("<html"))))
        .andExpect(content().string(not(containsString("B-R"))));
    assertThat(region.column(id, "answers")).isEqualTo(before);
    region.send(official, page + "/composition", typed).andExpect(status().isForbidden());
    region.open(drafter, page + "/edit").andExpect(content().string(containsString("構成員 15名（10～15名程度）")))
        .andExpect(content().string(containsString("hx-post=\"" + page + "/composition\"")));
  }

  @Test
  @DisplayName("Excelの表は、入れる欄を確かめてから加わる")
  void takesRowsFromExcel() throws Exception {
    String block = "No.\t所属\t氏名\t職種\n1\t\"甲法人\n乙病院\"\t丙野\t看護師\n2\t丁薬局\t\t薬剤師";
    paste(drafter, "", block, false).andExpect(status().isOk())
        .andExpect(content().string(containsString("いまの15行の後に2行を加え、17行にします")))
        .andExpect(content().string(containsString("申込書に入れない列があります：3列目（氏名）")));
    assertThat(rows()).hasSize(15);
    paste(drafter, "take", block, false, "", "affiliation", "", "profession").andExpect(status().is3xxRedirection())
        .andExpect(MockMvcResultMatchers.redirectedUrl(page + "/edit#section-members"));
    assertThat(rows()).hasSize(17);
    assertThat(rows().get(15).text("affiliation")).isEqualTo("甲法人 乙病院");
    assertThat(rows().get(16).text("profession")).isEqualTo("薬剤師");
    paste(drafter, "", "\t\n", false).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("貼り付けた行がありません")));
    paste(official, "", block, false).andExpect(status().isForbidden());
  }

  @Test
  @DisplayName("置き換えても県の行は残り、確かめた後に書き直されていれば、もう一度確かめてもらう")
  void replacesTheRegionsRowsOnly() throws Exception {
    drafts.showToPrefecture(region.viewer(drafter), id).orThrow();
    ownRows("秋田県大仙保健所", "保健師").andExpect(status().is3xxRedirection());
    Map<String, String[]> stale = pasteFields("take", "戊医院\t\t\t医師", true, "affiliation", "", "", "profession");
    stale.put("version", new String[] {"0"});
    region.send(drafter, page + "/members/paste", stale).andExpect(status().isConflict())
        .andExpect(content().string(containsString("もう一度御確認ください")));
    paste(drafter, "take", "戊医院\t\t\t医師", true, "affiliation", "", "", "profession").andExpect(status().is3xxRedirection());
    assertThat(rows()).extracting(row -> row.text("affiliation")).containsExactly("戊医院", "秋田県大仙保健所");
  }

  @Test
  @DisplayName("県は見せられた下書きに自分の行だけを書き、地域の行も下書きの在りかも変わらない")
  void thePrefectureWritesItsOwnRows() throws Exception {
    ownRows("秋田県", "行政職").andExpect(status().isForbidden());
    drafts.showToPrefecture(region.viewer(drafter), id).orThrow();
    List<Answers> ofRegion = rows();
    region.open(official, page + "/prefecture-rows").andExpect(status().isOk())
        .andExpect(content().string(containsString("地域が記入した行（15行）を見る")));
    String seen = seen();
    ownRows("秋田県大仙保健所", "保健師").andExpect(status().is3xxRedirection());
    assertThat(rows()).hasSize(16).startsWith(ofRegion.toArray(Answers[]::new));
    assertThat(region.state(id)).isEqualTo(ApplicationState.DRAFT);
    assertThat(region.column(id, "member_groups->15")).contains("PREF");
    region.open(drafter, page + "/edit").andExpect(content().string(containsString("16行目は都道府県が記入した行です")));

    List<Answers> reordered = new ArrayList<>(rows());
    reordered.add(0, reordered.remove(15));
    region.save(drafter, id, CaseFile.load(CASE).answers().withRows("members", reordered.subList(0, 12)));
    ownRows(seen, "秋田県仙北保健所", "保健師").andExpect(status().isConflict());
    ownRows("秋田県大仙保健所", "医師").andExpect(status().is3xxRedirection());
    assertThat(rows()).hasSize(12);
    assertThat(rows().get(0).text("profession")).isEqualTo("医師");
    assertThat(rows().subList(1, 12)).isEqualTo(reordered.subList(1, 12));

    region.handOver(drafter, id);
    ownRows("秋田県大仙保健所", "保健師").andExpect(status().is3xxRedirection());
    region.open(drafter, page).andExpect(content().string(containsString("都道府県・保健所の構成員を記入したとき")));
    assertThat(region.acts(id, "audit.applications.prefectureRows")).hasSize(3);
    context.getBean(ApprovalService.class).hold(region.viewer(official), id, region.version(official, id));
    ownRows("秋田県", "行政職").andExpect(status().isConflict());
    assertThat(rows().get(0).text("profession")).isEqualTo("保健師");
  }

  private ResultActions ownRows(String affiliation, String profession) throws Exception {
    return ownRows(seen(), affiliation, profession);
  }

  private ResultActions ownRows(String seen, String affiliation, String profession) throws Exception {
    return region.send(official, page + "/prefecture-rows",
        Map.of("seen", new String[] {seen}, "a.members[0].affiliation", new String[] {affiliation},
            "a.members[0].profession", new String[] {profession}, "a.reason", new String[] {"県は理由を書けない"}));
  }

  private String seen() throws Exception {
    String shown = region.open(official, page + "/prefecture-rows").andReturn().getResponse().getContentAsString();
    return shown.replaceAll("(?s).*name=\"seen\" value=\"([^\"]*)\".*", "$1");
  }

  private ResultActions paste(Person person, String act, String text, boolean replace, String... columns) throws Exception {
    return region.send(person, page + "/members/paste", pasteFields(act, text, replace, columns));
  }

  private Map<String, String[]> pasteFields(String act, String text, boolean replace, String... columns) {
    Map<String, String[]> fields = new HashMap<>();
    fields.put("act", new String[] {act});
    fields.put("text", new String[] {text});
    fields.put("replace", new String[] {String.valueOf(replace)});
    fields.put("version", new String[] {String.valueOf(region.version(drafter, id))});
    for (int i = 0; i < columns.length; i++) {
      fields.put("columns[" + i + "]", new String[] {columns[i]});
    }
    return fields;
  }

  private List<Answers> rows() {
    return context.getBean(CaseReading.class).answers(region.viewer(drafter), id).orElseThrow().rows("members");
  }
}
