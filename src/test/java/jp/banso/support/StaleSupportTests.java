package jp.banso.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import jp.banso.BansoTest;
import jp.banso.support.SupportFixtures.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.ResultActions;

/** Row 41 of the catalogue of faults: two of a region write at once. */
@BansoTest
@DisplayName("二人が同時に書くと、後の人に両方の内容が並べて示され、どちらも失われない")
class StaleSupportTests {

  @Autowired private ApplicationContext context;

  private SupportFixtures fixtures;
  private Region region;

  @BeforeEach
  void prepare() {
    fixtures = new SupportFixtures(context);
    region = fixtures.running();
  }

  @Test
  @DisplayName("対応策案の案")
  void comparesMeasures() throws Exception {
    String page = region.path("/measures");
    measures("先の人の課題", "先の備考", null).andExpect(redirectedUrl(page));
    String theirs = fixtures.draftVersion(region);

    measures("後の人の課題", "先の備考", null)
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("ほかの方が先に保存しました")))
        .andExpect(content().string(containsString("<td class=\"pre-line\" data-label=\"先に保存された内容\">先の人の課題</td>")))
        .andExpect(content().string(containsString("value=\"後の人の課題\"")))
        .andExpect(content().string(containsString("name=\"version\" value=\"" + theirs + "\"")));
    assertThat(fixtures.draftVersion(region)).isEqualTo(theirs);

    measures("後の人の課題", "先の備考", theirs).andExpect(redirectedUrl(page));
    fixtures.open(region.drafter(), page)
        .andExpect(content().string(containsString("value=\"後の人の課題\"")));
  }

  @Test
  @DisplayName("構成員名簿")
  void comparesTheRoster() throws Exception {
    String page = region.path("/members");
    long seen = fixtures.version(region);
    roster("先の人の団体", seen).andExpect(redirectedUrl(region.path("")));
    long theirs = fixtures.version(region);

    roster("後の人の団体", seen)
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("先に保存された内容")))
        .andExpect(content().string(containsString("<td class=\"pre-line\" data-label=\"先に保存された内容\">先の人の団体</td>")))
        .andExpect(content().string(containsString("value=\"後の人の団体\"")))
        .andExpect(content().string(containsString("name=\"version\" value=\"" + theirs + "\"")));
    fixtures.open(region.drafter(), page)
        .andExpect(content().string(containsString("value=\"先の人の団体\"")));
  }

  private ResultActions measures(String issue, String note, String version) throws Exception {
    List<String> fields =
        new ArrayList<>(List.of("act", "save", "measures[0].issue", issue, "note", note));
    if (version != null) {
      fields.addAll(List.of("version", version));
    }
    return fixtures.send(region.drafter(), region.path("/measures"), fields.toArray(String[]::new));
  }

  private ResultActions roster(String firstBody, long version) throws Exception {
    List<String> fields =
        new ArrayList<>(
            List.of("act", "confirm", "reason", "人事異動のため", "version", String.valueOf(version)));
    List<Member> members = SupportFixtures.members(12);
    for (int index = 0; index < members.size(); index++) {
      Member member = members.get(index);
      String path = "members[" + index + "].";
      fields.addAll(
          List.of(
              path + "name", member.name(),
              path + "organisation", index == 0 ? firstBody : member.organisation(),
              path + "profession", member.profession(), path + "mail", member.mail(),
              path + "groups", member.groups().iterator().next().name(), path + "consent", "YES"));
    }
    return fixtures.send(region.drafter(), region.path("/members"), fields.toArray(String[]::new));
  }
}
