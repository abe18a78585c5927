package jp.banso.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.ui.ExtendedModelMap;

@DisplayName("二人の編集の合わせ方")
class AsSeenTest {

  record Row(String code, @FieldLabel("cell") String name, @FieldLabel("cell") String weight) {}

  record Sheet(long version, @FieldLabel("title") String title, @FieldLabel("row") List<Row> rows) {}

  private static final Sheet SHOWN = sheet("題", row("A", "甲", "10"), row("B", "乙", "20"));

  @Test
  @DisplayName("欄ごとに、自分が変えたところだけが自分の入力になる")
  void keepsWhatIChanged() {
    Sheet mine = sheet("私の題", row("A", "甲", "10"), row("B", "乙", "20"));
    Sheet theirs = sheet("題", row("A", "甲", "15"), row("B", "乙", "20"));

    assertThat(merged(mine, theirs)).isEqualTo(sheet("私の題", row("A", "甲", "15"), row("B", "乙", "20")));
  }

  @Test
  @DisplayName("同じ行が並んでいれば、表は一つ一つの欄で合わせる")
  void mergesCells() {
    Sheet mine = sheet("題", row("A", "甲の一", "10"), row("B", "乙", "20"));
    Sheet theirs = sheet("題", row("A", "甲", "15"), row("B", "乙の二", "20"));

    assertThat(merged(mine, theirs)).isEqualTo(sheet("題", row("A", "甲の一", "15"), row("B", "乙の二", "20")));
  }

  @Test
  @DisplayName("一方が取り除いた行、加えた行、並べ替えた行も、それぞれの変更が残る")
  void mergesRowsByName() {
    Sheet theirs = sheet("題", row("B", "乙", "35"), row("C", "丙", "5"));

    assertThat(merged(SHOWN, theirs)).isEqualTo(theirs);
    assertThat(merged(sheet("題", row("A", "甲", "10"), row("B", "乙の一", "20")), theirs).rows())
        .as("theirs is gone but for what I changed")
        .containsExactly(row("B", "乙の一", "35"), row("C", "丙", "5"));
    assertThat(merged(sheet("題", row("A", "甲の一", "10"), row("B", "乙", "20")), theirs).rows())
        .as("what I changed is not taken out under my hands")
        .containsExactly(row("B", "乙", "35"), row("C", "丙", "5"), row("A", "甲の一", "10"));
    assertThat(merged(sheet("題", row("A", "甲", "10")), theirs).rows()).containsExactly(row("C", "丙", "5"));
    assertThat(merged(sheet("題", row("B", "乙", "20"), row("A", "甲", "10"), row("", "丁", "1")), sheet("題", row("A", "甲", "15"), row("B", "乙", "20"))).rows())
        .containsExactly(row("B", "乙", "20"), row("A", "甲", "15"), row("", "丁", "1"));
  }

  record Plain(@FieldLabel("cell") String name, @FieldLabel("cell") String topic) {}

  record PlainSheet(@FieldLabel("row") List<Plain> rows) {}

  @Test
  @DisplayName("どの行か分からない表は、欄を混ぜず、変えた方の表がそのまま残る")
  void doesNotMixRowsWithoutAName() {
    PlainSheet shown = new PlainSheet(List.of(new Plain("第1回", "甲"), new Plain("第2回", "乙"), new Plain("第3回", "丙")));
    PlainSheet theirs = new PlainSheet(List.of(new Plain("第1回", "甲"), new Plain("第3回", "丙"), new Plain("第4回", "丁")));
    PlainSheet mine = new PlainSheet(List.of(new Plain("第1回", "甲"), new Plain("第2回", "改"), new Plain("第3回", "丙")));

    assertThat(AsSeen.merged(mine, theirs, AsSeen.of(shown))).isEqualTo(mine);
    assertThat(AsSeen.merged(shown, theirs, AsSeen.of(shown))).isEqualTo(theirs);
  }

  @Test
  @DisplayName("空の行しかない表は、だれも変えていない")
  void leavesABlankRowAside() {
    PlainSheet none = new PlainSheet(List.of());
    PlainSheet blank = new PlainSheet(List.of(new Plain("", "")));
    ExtendedModelMap model = new ExtendedModelMap();

    assertThat(AsSeen.merged(blank, none, AsSeen.of(none), model)).isEqualTo(none);
    assertThat(model.getAttribute("staleLead")).isEqualTo("fragments.stale.merged");
    PlainSheet theirs = new PlainSheet(List.of(new Plain("条件", "一")));
    assertThat(AsSeen.merged(blank, theirs, AsSeen.of(none), model)).isEqualTo(theirs);
    assertThat(AsSeen.merged(new PlainSheet(List.of(new Plain("条件", "二"))), theirs, AsSeen.of(none), model))
        .isNotEqualTo(theirs);
    assertThat(model.getAttribute("staleLead")).isEqualTo("fragments.stale.merged.table");
  }

  @Test
  @DisplayName("何を見ていたか分からないときは、送られた入力が残る")
  void keepsAllWithoutMarks() {
    Sheet mine = sheet("私の題", row("A", "甲", "10"));
    assertThat(AsSeen.merged(mine, SHOWN, "")).isEqualTo(mine);
  }

  private static Sheet merged(Sheet mine, Sheet theirs) {
    return AsSeen.merged(mine, theirs, AsSeen.of(SHOWN));
  }

  private static Sheet sheet(String title, Row... rows) {
    return new Sheet(1, title, List.of(rows));
  }

  private static Row row(String code, String name, String weight) {
    return new Row(code, name, weight);
  }
}
