package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import jp.banso.composition.CompositionCheck;
import jp.banso.composition.CompositionFacts;
import jp.banso.composition.CompositionFinding;
import jp.banso.composition.MemberGroup;
import jp.banso.forms.Answers;
import jp.banso.forms.CaseFile;
import jp.banso.forms.Finding;
import jp.banso.forms.FormDoors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("同じ申込みは、画面・Excel・Wordのどこから来ても同じ要件番号を指す")
class ApplicationDoorsTest {

  @ParameterizedTest
  @ValueSource(strings = {
    "valid-01-akita-daisen-senboku-15", "valid-02-chiba-kashiwa-12", "invalid-01-no-prefecture-member",
    "invalid-03-biased-to-doctors", "invalid-06-challenge-not-circled"
  })
  @DisplayName("区分を確かめた後の指摘")
  void findsTheSameThroughEveryDoor(String name) throws Exception {
    CaseFile written = CaseFile.load(name);
    List<Set<MemberGroup>> groups =
        StreamSupport.stream(written.root().path("form").path("members").spliterator(), false)
            .map(
                member -> {
                  Set<MemberGroup> own = EnumSet.noneOf(MemberGroup.class);
                  member.path("groups").forEach(group -> own.add(MemberGroup.valueOf(group.asText())));
                  return (Set<MemberGroup>) own;
                })
            .toList();
    Map<String, List<String>> found = new TreeMap<>();
    for (Map.Entry<String, Answers> door : FormDoors.all(written).entrySet()) {
      List<String> form = FormDoors.findings(door.getValue()).stream().map(Finding::ruleId).toList();
      List<String> members =
          CompositionCheck.concerns(CompositionFacts.of(door.getValue(), groups, WrittenApplications.terms())).stream()
              .map(CompositionFinding::rule)
              .toList();
      found.put(door.getKey(), java.util.stream.Stream.concat(form.stream(), members.stream()).toList());
    }

    assertThat(found).containsOnlyKeys("page", "word", "workbook");
    assertThat(Set.copyOf(found.values())).as(found.toString()).hasSize(1);
    List<String> expected =
        StreamSupport.stream(written.root().path("expected").path("brokenRules").spliterator(), false)
            .map(rule -> rule.path("rule").asText())
            .toList();
    assertThat(found.get("page")).as(name).containsAll(expected);
    assertThat(found.get("page").isEmpty()).isEqualTo(expected.isEmpty());
  }
}
