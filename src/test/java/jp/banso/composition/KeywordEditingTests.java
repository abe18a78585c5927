package jp.banso.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.banso.BansoTest;
import jp.banso.applications.Region;
import jp.banso.applications.Region.Person;
import jp.banso.forms.Answers;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@BansoTest
@DisplayName("区分の見立てに使う語")
class KeywordEditingTests {

  private static final String PAGE = "/member-keywords";

  @Autowired private ApplicationContext context;
  @Autowired private KeywordEditing editing;
  @Autowired private MemberGroupAid aid;
  @Autowired private JdbcClient jdbc;

  private Region region;
  private Person clerk;
  private Person manager;
  private FiscalYear year;

  @BeforeEach
  @AfterEach
  void beginWithTheShippedOnes() {
    region = new Region(context);
    year = FiscalYear.of(region.now());
    jdbc.sql("delete from member_group_edition").update();
    jdbc.sql("delete from member_group_turn").update();
  }

  private KeywordPage page(Person person) {
    return editing.open(region.viewer(person), year);
  }

  private Map<String, String[]> form(String rows, int version) {
    return Map.of(
        "year", new String[] {String.valueOf(year.year())}, "version", new String[] {String.valueOf(version)}, "rows",
        new String[] {rows});
  }

  @Test
  @DisplayName("画面で直し、見立ての違いを確かめ、書いていない責任者が公開すると、その年度の見立てに使われる")
  void isReleasedByAnother() throws Exception {
    clerk = region.person(RoleKind.SECRETARIAT, null);
    manager = region.person(RoleKind.SECRETARIAT_MANAGER, null);
    String before = page(clerk).text();
    assertThat(before).contains("部署\t\t拠点\t\t拠点").contains("〔都道府県名〕");
    region.send(clerk, PAGE, form(before + "\n肩書\t\t音楽療法\t\t在宅医療関係者", 0)).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("欄は、所属・部署・職種のいずれか")))
        .andExpect(content().string(containsString("肩書\t\t音楽療法\t\t在宅医療関係者</textarea>")));
    region.send(clerk, PAGE, form(before + "\n職種\t\t音楽療法\t\t在宅医療関係者", 0)).andExpect(status().is3xxRedirection());
    region.send(clerk, PAGE, form(before, 0)).andExpect(status().isConflict());
    KeywordPage draft = page(manager);
    assertThat(draft.counting()).hasSize(draft.text().lines().toList().size() - 1);
    assertThat(draft.mayRelease()).isTrue();
    region.open(clerk, PAGE).andExpect(status().isOk()).andExpect(content().string(containsString("書いていない事務局責任者")));
    region.send(clerk, PAGE + "/release", form("", draft.version())).andExpect(status().isForbidden());
    CaseKey key = new CaseKey("R" + (year.year() - 2018) + "-BANSO-05-001");
    Answers therapist =
        Answers.empty().withRows("members", List.of(Answers.empty().with("profession", "音楽療法士")));
    assertThat(aid.propose(therapist, key)).containsExactly(Set.of());
    region.send(manager, PAGE + "/release", form("", draft.version())).andExpect(status().is3xxRedirection());
    assertThat(aid.propose(therapist, key)).containsExactly(Set.of(MemberGroup.HOMECARE_PRO));
    CaseKey last = new CaseKey("R" + (year.year() - 2019) + "-BANSO-05-001");
    assertThat(aid.propose(therapist, last)).as("a year before keeps its own").containsExactly(Set.of());
    assertThat(page(clerk).hasDraft()).isFalse();
    for (int seen : new int[] {0, draft.version()}) {
      region.send(manager, PAGE, form(before, seen)).andExpect(status().isConflict());
    }
    int shown = page(manager).version();
    region.send(manager, PAGE, form(before, shown)).andExpect(status().is3xxRedirection());
    int first = page(clerk).version();
    region.send(manager, PAGE + "/discard", form("", first)).andExpect(status().is3xxRedirection());
    region.send(clerk, PAGE, form(before + "\n職種\t\t園芸療法\t\t在宅医療関係者", page(clerk).version()))
        .andExpect(status().is3xxRedirection());
    region.send(manager, PAGE + "/release", form("", first)).andExpect(status().isConflict());
    region.send(manager, PAGE + "/discard", form("", page(manager).version())).andExpect(status().is3xxRedirection());
    assertThat(page(manager).text()).contains("音楽療法");
  }
}
