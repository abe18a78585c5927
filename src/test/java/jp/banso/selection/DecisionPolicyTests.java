package jp.banso.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.kernel.Outcome;
import jp.banso.selection.DecisionDraft.Line;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("選定案")
class DecisionPolicyTests {

  private static final ApplicationId A = new ApplicationId(UUID.randomUUID());
  private static final ApplicationId B = new ApplicationId(UUID.randomUUID());
  private static final ApplicationId C = new ApplicationId(UUID.randomUUID());

  private static Line line(ApplicationId id, OutcomeKind outcome, Integer rank) {
    return new Line(id, outcome, rank, "理由");
  }

  private static String check(int areas, Line... lines) {
    Outcome<Void> outcome =
        DecisionPolicy.check(new DecisionDraft(List.of(lines), "総合的に判断した"), Set.of(A, B, C), areas);
    return outcome instanceof Outcome.Refused<Void> refused ? refused.messageKey() : "done";
  }

  @Test
  @DisplayName("選定、補欠、選定に至らずを一度ずつ置く")
  void placesEveryoneOnce() {
    assertThat(
            check(
                1, line(A, OutcomeKind.SELECTED, null), line(B, OutcomeKind.RESERVE, 1),
                line(C, OutcomeKind.NOT_SELECTED, null)))
        .isEqualTo("done");
    assertThat(check(1, line(A, OutcomeKind.SELECTED, null), line(B, OutcomeKind.RESERVE, 1)))
        .isEqualTo("selection.decision.refused.places");
    assertThat(
            check(
                1, line(A, OutcomeKind.SELECTED, null), line(A, OutcomeKind.RESERVE, 1),
                line(C, OutcomeKind.NOT_SELECTED, null)))
        .isEqualTo("selection.decision.refused.places");
  }

  @Test
  @DisplayName("選定は公募の地域数まで、該当なしも案にできる")
  void givesNoMoreSeatsThanAreas() {
    Line[] two = {
      line(A, OutcomeKind.SELECTED, null), line(B, OutcomeKind.SELECTED, null),
      line(C, OutcomeKind.NOT_SELECTED, null)
    };
    assertThat(check(1, two)).isEqualTo("selection.decision.refused.tooMany");
    assertThat(check(2, two)).isEqualTo("done");
    assertThat(
            check(
                1, line(A, OutcomeKind.NOT_SELECTED, null), line(B, OutcomeKind.NOT_SELECTED, null),
                line(C, OutcomeKind.NOT_SELECTED, null)))
        .isEqualTo("done");
  }

  @Test
  @DisplayName("補欠の順位は1からの続き番号")
  void ranksReservesInARow() {
    assertThat(
            check(
                1, line(A, OutcomeKind.SELECTED, null), line(B, OutcomeKind.RESERVE, 1),
                line(C, OutcomeKind.RESERVE, 1)))
        .isEqualTo("selection.decision.refused.ranks");
    assertThat(
            check(
                1, line(A, OutcomeKind.SELECTED, null), line(B, OutcomeKind.RESERVE, 2),
                line(C, OutcomeKind.RESERVE, null)))
        .isEqualTo("selection.decision.refused.ranks");
  }

  @Test
  @DisplayName("足りないところを、申込みごとに全て示す")
  void namesAllThatIsMissing() {
    DecisionDraft draft =
        new DecisionDraft(
            List.of(new Line(A, null, null, ""), new Line(B, OutcomeKind.RESERVE, null, "　"), line(C, OutcomeKind.SELECTED, null)),
            " ");
    assertThat(DecisionPolicy.findings(draft, Set.of(A, B, C), 0))
        .extracting(Outcome.Refused::messageKey, found -> found.arguments().stream().findFirst().orElse(null))
        .containsExactly(
            tuple("selection.decision.refused.outcome", 1), tuple("selection.decision.refused.reason", 1),
            tuple("selection.decision.refused.ranks", 2), tuple("selection.decision.refused.reason", 2),
            tuple("selection.decision.refused.tooMany", 3), tuple("selection.decision.refused.summary", null));
  }

  @Test
  @DisplayName("辞退で空いた席を補欠が受け、席より多くは受けられない")
  void givesAFreedSeatOnce() {
    Decision decision = Decision.of(new SelectionRoundId(UUID.randomUUID()));
    decision.prepare(
        List.of(place(A, OutcomeKind.SELECTED, 1, null), place(B, OutcomeKind.RESERVE, null, 1),
            place(C, OutcomeKind.RESERVE, null, 2)),
        "総合", UUID.randomUUID(), "責任者", Instant.EPOCH);
    assertThatThrownBy(() -> decision.promote(B, 1)).isInstanceOf(IllegalStateException.class);
    decision.leave(A, OutcomeKind.DECLINED);
    decision.promote(B, 1);
    assertThat(decision.placeOf(B).orElseThrow().seat()).isEqualTo(1);
    assertThat(decision.placeOf(A).orElseThrow().seat()).isNull();
    assertThat(decision.reserves()).extracting(DecisionPlace::applicationId).containsExactly(C.value());
    assertThatThrownBy(() -> decision.promote(C, 1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("案を作り直すと了承も取り直す")
  void forgetsTheConcurrenceOfAnOlderDraft() {
    Decision decision = Decision.of(new SelectionRoundId(UUID.randomUUID()));
    UUID manager = UUID.randomUUID();
    decision.prepare(List.of(), "一", manager, "責任者", Instant.EPOCH);
    decision.concur("厚生労働省", true, Instant.EPOCH);
    assertThat(decision.isConcurredInPerson()).isTrue();
    decision.giveBack("見直し");
    assertThat(decision.concurredAt()).isNull();
    assertThat(decision.isConcurredInPerson()).isFalse();
    decision.prepare(List.of(), "二", manager, "責任者", Instant.EPOCH);
    assertThat(decision.returnedNote()).isNull();
    assertThat(decision.isPreparedBy(manager)).isTrue();
  }

  private static DecisionPlace place(ApplicationId id, OutcomeKind kind, Integer seat, Integer rank) {
    return new DecisionPlace(
        id.value(), "R7-BANSO-05-001", "大仙・仙北", "05", kind, seat, rank, null, "理由", null);
  }
}
