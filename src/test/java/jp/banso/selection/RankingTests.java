package jp.banso.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.calls.Criterion;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("採点の集計と順位")
class RankingTests {

  private static final Criterion URGENCY =
      new Criterion(UUID.randomUUID(), "URGENCY", "必要性・緊急性", "", 20, 1);
  private static final Criterion INITIATIVE =
      new Criterion(UUID.randomUUID(), "INITIATIVE", "主体性", "", 20, 2);
  private static final Criterion OTHER =
      new Criterion(UUID.randomUUID(), "OTHER", "波及性", "", 10, null);
  private static final List<Criterion> CRITERIA = List.of(URGENCY, INITIATIVE, OTHER);

  private static Assessed assessed(String key, int reviewers, int urgency, int initiative, int other) {
    Map<UUID, Integer> sums = new LinkedHashMap<>();
    sums.put(URGENCY.id(), urgency);
    sums.put(INITIATIVE.id(), initiative);
    sums.put(OTHER.id(), other);
    return new Assessed(UUID.randomUUID(), key, sums, reviewers);
  }

  private static Ranking ranking(Assessed... all) {
    return Ranking.of(List.of(all), CRITERIA, List.of());
  }

  @Test
  @DisplayName("全ての項目が5なら100点、1なら20点")
  void reachesFromTwentyToAHundred() {
    assertThat(assessed("A", 1, 5, 5, 5).points(CRITERIA).shown()).isEqualByComparingTo("100");
    assertThat(assessed("A", 3, 3, 3, 3).points(CRITERIA).shown()).isEqualByComparingTo("20");
  }

  @Test
  @DisplayName("重みを掛けた合計を審査員の人数で割る")
  void isTheMeanOfWeightedTotals() {
    // 20·(4+5) + 20·(3+4) + 10·(2+3) = 370 of 2·250
    assertThat(assessed("A", 2, 9, 7, 5).points(CRITERIA).shown()).isEqualTo(new BigDecimal("74.00"));
  }

  @Test
  @DisplayName("審査員の人数が違っても平均で比べる")
  void comparesMeansOfDifferentNumbersOfReviewers() {
    Points two = assessed("A", 2, 8, 8, 8).points(CRITERIA);
    Points three = assessed("B", 3, 12, 12, 12).points(CRITERIA);
    assertThat(two.ties(three)).isTrue();
    assertThat(assessed("C", 3, 12, 12, 13).points(CRITERIA)).isGreaterThan(two);
  }

  @Test
  @DisplayName("四捨五入で同じに見えても同点とはしない")
  void doesNotTieWhatOnlyLooksEqual() {
    Points one = new Points(2_000_001, 1000, 1000);
    Points other = new Points(2_000_000, 1000, 1000);
    assertThat(one.shown()).isEqualTo(other.shown());
    assertThat(one.ties(other)).isFalse();
  }

  @Test
  @DisplayName("選定の境目でだけ同点とする")
  void tiesOnlyAtTheLine() {
    Assessed best = assessed("A", 2, 10, 10, 10);
    Assessed second = assessed("B", 2, 8, 8, 8);
    Assessed third = assessed("C", 2, 8, 8, 8);
    Ranking ranking = ranking(third, second, best);
    assertThat(ranking.tiedAtBoundary(1)).isEmpty();
    assertThat(ranking.tiedAtBoundary(2)).extracting(Ranking.Ranked::applicationId)
        .containsExactly(second.applicationId(), third.applicationId());
    assertThat(ranking.seatsForTied(2)).isEqualTo(1);
    assertThat(ranking.tiedAtBoundary(3)).isEmpty();
    assertThat(ranking.all()).extracting(Ranking.Ranked::place).containsExactly(1, 2, 2);
  }

  @Test
  @DisplayName("申込みが一件なら同点はない")
  void neverTiesAlone() {
    assertThat(ranking(assessed("A", 2, 8, 8, 8)).tiedAtBoundary(1)).isEmpty();
    assertThat(ranking().tiedAtBoundary(1)).isEmpty();
  }

  @Test
  @DisplayName("決めた順が同点の中の順位になる")
  void keepsTheDecidedOrder() {
    Assessed one = assessed("A", 2, 8, 8, 8);
    Assessed other = assessed("B", 2, 8, 8, 8);
    Ranking ranking =
        Ranking.of(List.of(one, other), CRITERIA, List.of(other.applicationId(), one.applicationId()));
    assertThat(ranking.all()).extracting(Ranking.Ranked::applicationId)
        .containsExactly(other.applicationId(), one.applicationId());
    assertThat(ranking.all()).extracting(Ranking.Ranked::place).containsExactly(1, 2);
  }

  @Test
  @DisplayName("同点は必要性・緊急性、主体性の順に比べて決める")
  void breaksATieByTheNamedCriteria() {
    Assessed urgent = assessed("A", 2, 9, 7, 8);
    Assessed eager = assessed("B", 2, 7, 9, 8);
    TiePolicy.Resolution byUrgency = TiePolicy.resolve(List.of(eager, urgent), CRITERIA, 1);
    assertThat(byUrgency.decidedBy()).isEqualTo(URGENCY);
    assertThat(byUrgency.order()).containsExactly(urgent.applicationId(), eager.applicationId());
    assertThat(byUrgency.needsCouncil()).isFalse();

    Assessed same = assessed("C", 2, 8, 9, 6);
    Assessed less = assessed("D", 2, 8, 8, 8);
    assertThat(TiePolicy.resolve(List.of(less, same), CRITERIA, 1).decidedBy()).isEqualTo(INITIATIVE);
  }

  @Test
  @DisplayName("どの項目でも差がつかなければ、その申込みだけを合議に掛ける")
  void asksTheCouncilAboutThoseWhoStayEqual() {
    Assessed ahead = assessed("A", 2, 9, 7, 8);
    Assessed one = assessed("B", 2, 8, 8, 8);
    Assessed other = assessed("C", 2, 8, 8, 8);
    TiePolicy.Resolution resolution = TiePolicy.resolve(List.of(one, other, ahead), CRITERIA, 2);
    assertThat(resolution.decidedBy()).isNull();
    assertThat(resolution.order().get(0)).isEqualTo(ahead.applicationId());
    assertThat(resolution.forCouncil())
        .containsExactlyInAnyOrder(one.applicationId(), other.applicationId());
  }
}
