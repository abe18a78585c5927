package jp.banso.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("審査基準の条件")
class CriteriaPolicyTest {

  @Test
  @DisplayName("重みの合計が100で、同点のときの順番が続いていれば、空の行があってもよい")
  void acceptsASheet() {
    assertThat(refused(item("課題", 60, 1), blank(), item("体制", 40, null), item("効果", null, null)))
        .containsExactly("3 weight weight");
    assertThat(refused(item("課題", 60, 2), blank(), item("体制", 40, 1))).isEmpty();
  }

  @Test
  @DisplayName("項目は一つ以上あり、名称は空でも重複でもない")
  void namesItems() {
    assertThat(refused()).containsExactly("0 label none");
    assertThat(refused(blank(), blank())).containsExactly("0 label none");
    assertThat(refused(item("", 50, null), item("体 制", 25, null), item("体制", 25, null)))
        .containsExactly("0 label label", "2 label doubled");
  }

  @Test
  @DisplayName("重みの合計は、最後の項目の欄に示す")
  void statesTheSum() {
    List<RowProblem> problems =
        CriteriaPolicy.problems(List.of(item("課題", 60, null), item("体制", 30, null), blank()));
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).row()).isEqualTo(1);
    assertThat(problems.get(0).arguments()).containsExactly(90, 100);
    assertThat(refused(item("課題", 0, null), item("体制", 101, null)))
        .containsExactly("0 weight weightRange", "1 weight weightRange");
  }

  @Test
  @DisplayName("同点のときの順番は、重複も抜けもない")
  void ordersTies() {
    assertThat(refused(item("課題", 60, 1), item("体制", 40, 1))).containsExactly("1 tieOrder tieDoubled");
    assertThat(refused(item("課題", 60, 1), item("体制", 40, 3))).containsExactly("1 tieOrder tieGap");
    assertThat(refused(item("課題", 60, 0), item("体制", 40, 3))).containsExactly("0 tieOrder tieRange");
  }

  private static List<String> refused(CriterionDraft... rows) {
    return CriteriaPolicy.problems(List.of(rows)).stream()
        .map(
            problem ->
                problem.row() + " " + problem.field() + " "
                    + problem.messageKey().substring("calls.criteria.refused.".length()))
        .toList();
  }

  private static CriterionDraft item(String label, Integer weight, Integer tieOrder) {
    return new CriterionDraft("", label, "", weight, tieOrder);
  }

  private static CriterionDraft blank() {
    return item("", null, null);
  }
}
