package jp.banso.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

@Label("二人の変更を一つの文書にまとめる")
class AnswerMergeTest {

    private static final String SEED = "20250731";
    private static final FormDefinition FORM = ApplicationForm.definition();
    private static final String REASON = "reason";
    private static final String MEMBERS = "members";

    private final Answers base = Answers.empty().with(REASON, "理由").with("representative.name", "佐藤")
            .withRows(MEMBERS, List.of(member("秋田市", "健康課"), member("仙北市", "地域医療課"), member("大館市", "福祉課")));

    @Example
    @Label("別々の欄の変更は、どちらも残る")
    void differentFields() {
        MergedAnswers merged = merge(base.with(REASON, "新しい理由"), base.with("representative.name", "佐々木"));

        assertThat(merged.clashes()).isEmpty();
        assertThat(merged.answers()).isEqualTo(base.with(REASON, "新しい理由").with("representative.name", "佐々木"));
    }

    @Example
    @Label("同じ欄の違う変更は並べて示し、決めるまでは相手の入力が残る")
    void sameField() {
        MergedAnswers merged = merge(base.with(REASON, "甲の理由"), base.with(REASON, "乙の理由"));

        assertThat(merged.answers().text(REASON)).isEqualTo("乙の理由");
        AnswerClash clash = merged.clashes().get(0);
        assertThat(clash.path()).isEqualTo(REASON);
        assertThat(clash.lines()).containsExactly(new AnswerClash.Line(clash.label(), "理由", "甲の理由", "乙の理由"));
        assertThat(merged.settled(Map.of(REASON, clash.mine())).text(REASON)).isEqualTo("甲の理由");
        assertThat(merged.settled(Map.of(REASON, clash.theirs()))).isEqualTo(merged.answers());
        assertThat(merged.settled(Map.of(REASON, Answers.empty().with(REASON, "丙"))).text(REASON)).isEqualTo("丙");
    }

    @Example
    @Label("双方が末尾に加えた構成員は、どちらも残る")
    void rowsAddedByBoth() {
        MergedAnswers merged = merge(
                withMembers(rows(), member("能代市", "保健課")), withMembers(rows(), member("横手市", "介護課")));

        assertThat(merged.clashes()).isEmpty();
        assertThat(departments(merged)).containsExactly("健康課", "地域医療課", "福祉課", "介護課", "保健課");
    }

    @Example
    @Label("双方が同じ名簿から写した構成員は、一行になる")
    void sameRowAddedByBoth() {
        Answers both = member("能代市", "保健課");

        assertThat(departments(merge(withMembers(rows(), both), withMembers(rows(), member("横手市", "介護課"), both))))
                .containsExactly("健康課", "地域医療課", "福祉課", "介護課", "保健課");
    }

    @Example
    @Label("一方が途中の行を消し、他方が後ろの行を直しても、取り違えない")
    void rowRemovedBeforeAChangedOne() {
        List<Answers> without = new ArrayList<>(rows());
        without.remove(0);
        List<Answers> changed = new ArrayList<>(rows());
        changed.set(2, member("大館市", "福祉課").with("title", "課長"));

        MergedAnswers merged = merge(withMembers(without), withMembers(changed));

        assertThat(merged.clashes()).isEmpty();
        assertThat(departments(merged)).containsExactly("地域医療課", "福祉課");
        assertThat(merged.answers().text("members[1].title")).isEqualTo("課長");
        assertThat(departments(merge(withMembers(changed), withMembers(without)))).containsExactly("地域医療課", "福祉課");
    }

    @Example
    @Label("同じ行の別の空欄を埋めただけなら一行にまとまり、書き換えたなら並べて示す")
    void sameRow() {
        MergedAnswers filled = merge(withRow(1, member("仙北市", "地域医療課").with("title", "課長")),
                withRow(1, member("仙北市", "地域医療課").with("profession", "保健師")));
        assertThat(filled.clashes()).isEmpty();
        assertThat(filled.answers().rows(MEMBERS).get(1))
                .isEqualTo(member("仙北市", "地域医療課").with("title", "課長").with("profession", "保健師"));

        MergedAnswers replaced = merge(
                withRow(1, member("仙北市", "総務課")), withRow(1, member("仙北市", "地域医療課").with("title", "課長")));
        AnswerClash clash = replaced.clashes().get(0);
        assertThat(clash.path()).isEqualTo("members[1]");
        assertThat(clash.row()).isEqualTo(2);
        assertThat(departments(replaced)).containsExactly("健康課", "地域医療課", "福祉課");
        assertThat(replaced.settled(Map.of(clash.path(), clash.mine())).rows(MEMBERS).get(1))
                .isEqualTo(member("仙北市", "総務課"));
    }

    @Example
    @Label("一方が消し他方が直した行は、決めるまで残る")
    void rowRemovedAndChanged() {
        List<Answers> without = new ArrayList<>(rows());
        without.remove(1);
        Answers changed = member("仙北市", "地域医療課").with("title", "課長");

        MergedAnswers removedByMe = merge(withMembers(without), withRow(1, changed));
        assertThat(removedByMe.clashes()).singleElement().matches(AnswerClash::removedByMe);
        assertThat(removedByMe.answers().rows(MEMBERS)).contains(changed);
        assertThat(removedByMe.settled(Map.of("members[1]", Answers.empty())).rows(MEMBERS))
                .containsExactly(rows().get(0), rows().get(2));

        MergedAnswers removedByThem = merge(withRow(1, changed), withMembers(without));
        assertThat(removedByThem.clashes()).singleElement().matches(AnswerClash::removedByThem);
        assertThat(removedByThem.answers()).isEqualTo(removedByMe.answers());
    }

    @Example
    @Label("一方が並べ替え、他方が加えて直しても、両方が残る")
    void rowsMoved() {
        List<Answers> moved = List.of(rows().get(2), rows().get(0), rows().get(1));
        List<Answers> changed = new ArrayList<>(rows());
        changed.set(1, member("仙北市", "地域医療課").with("title", "課長"));
        changed.add(member("能代市", "保健課"));

        MergedAnswers merged = merge(withMembers(moved), withMembers(changed));

        assertThat(merged.clashes()).isEmpty();
        assertThat(departments(merged)).containsExactlyInAnyOrder("福祉課", "健康課", "地域医療課", "保健課");
        assertThat(departments(merged).indexOf("福祉課")).isLessThan(departments(merged).indexOf("健康課"));
        assertThat(merged.answers().rows(MEMBERS)).contains(changed.get(1));
    }

    @Property(tries = 40, seed = SEED, shrinking = ShrinkingMode.OFF)
    @Label("一人だけの変更は、そのまま残る")
    void oneSideAlone(@ForAll("forms") GeneratedForm form, @ForAll Random random) {
        Answers changed = changed(form, form.answers(), random, everything(form));

        assertThat(AnswerMerge.of(form.definition(), form.answers(), changed, form.answers()))
                .isEqualTo(new MergedAnswers(changed, List.of(), changed));
        assertThat(AnswerMerge.of(form.definition(), form.answers(), form.answers(), changed))
                .isEqualTo(new MergedAnswers(changed, List.of(), form.answers()));
        assertThat(AnswerMerge.of(form.definition(), form.answers(), changed, changed))
                .isEqualTo(new MergedAnswers(changed, List.of(), changed));
    }

    @Property(tries = 50, seed = SEED, shrinking = ShrinkingMode.OFF)
    @Label("別々の欄の変更は、すべて残る")
    void nothingIsLost(@ForAll("forms") GeneratedForm form, @ForAll Random random) {
        Set<String> my = everything(form).stream().filter(path -> random.nextBoolean()).collect(Collectors.toSet());
        Set<String> their = new HashSet<>(everything(form));
        their.removeAll(my);
        Answers mine = changed(form, form.answers(), random, my);
        Answers theirs = changed(form, form.answers(), random, their);

        MergedAnswers merged = AnswerMerge.of(form.definition(), form.answers(), mine, theirs);

        assertThat(merged.clashes()).isEmpty();
        my.forEach(path -> assertThat(merged.answers().isSame(path, mine)).isTrue());
        their.forEach(path -> assertThat(merged.answers().isSame(path, theirs)).isTrue());
    }

    @Property(tries = 100, seed = SEED, shrinking = ShrinkingMode.OFF)
    @Label("同じ欄と同じ表を二人が変えても、片方だけの変更と行は失われず、順序によらない")
    void bothChangeAnything(@ForAll("forms") GeneratedForm form, @ForAll Random random) {
        Answers mine = changed(form, form.answers(), random, everything(form));
        Answers theirs = changed(form, form.answers(), random, everything(form));

        MergedAnswers merged = AnswerMerge.of(form.definition(), form.answers(), mine, theirs);
        MergedAnswers turned = AnswerMerge.of(form.definition(), form.answers(), theirs, mine);

        for (FormField field : form.definition().fields()) {
            if (field instanceof FormField.Table table) {
                rowsAreKept(table, form.answers(), mine, theirs, merged);
                assertThat(undisputed(merged, table)).containsExactlyInAnyOrderElementsOf(undisputed(turned, table));
            } else if (merged.clashes().stream().noneMatch(clash -> clash.path().equals(field.path()))) {
                assertThat(inAnyOrder(merged.answers(), field)).isEqualTo(inAnyOrder(turned.answers(), field));
            }
        }
        assertThat(merged.clashes()).hasSameSizeAs(turned.clashes());
        MergedAnswers again = AnswerMerge.of(form.definition(), merged.from(), mine, merged.answers());
        assertThat(again.answers()).isEqualTo(merged.answers());
        assertThat(again.clashes()).as(() -> merged.clashes() + "\n" + again.clashes()).extracting(AnswerClash::mine)
                .containsAll(merged.clashes().stream().filter(clash -> !clash.removedByThem() && !clash.removedByMe())
                        .map(AnswerClash::mine).toList());
        Map<String, Answers> decided = merged.clashes().stream()
                .collect(Collectors.toMap(AnswerClash::path, AnswerClash::theirs));
        merged.clashes().stream().filter(clash -> !clash.isRow())
                .forEach(clash -> assertThat(merged.settled(decided).isSame(clash.path(), theirs)).isTrue());
    }

    /** Every row that either side wrote or left is in the result or in a clash; what is gone one side took out. */
    private static void rowsAreKept(
            FormField.Table table, Answers base, Answers mine, Answers theirs, MergedAnswers merged) {
        List<Answers> former = base.rows(table.path());
        List<Answers> kept = merged.answers().rows(table.path());
        List<AnswerClash> clashes = merged.clashes().stream().filter(AnswerClash::isRow).toList();
        List<Answers> my = mine.rows(table.path());
        List<Answers> their = theirs.rows(table.path());
        Stream.concat(my.stream(), their.stream()).filter(row -> !former.contains(row))
                .forEach(row -> assertThat(kept.stream().anyMatch(one -> contains(one, row))
                        || clashes.stream().anyMatch(clash -> clash.mine().equals(row) || clash.theirs().equals(row)))
                        .isTrue());
        former.stream().filter(row -> my.contains(row) && their.contains(row))
                .forEach(row -> assertThat(kept).contains(row));
    }

    private static boolean contains(Answers row, Answers part) {
        return row.asMap().entrySet().containsAll(part.asMap().entrySet());
    }

    private static List<Answers> undisputed(MergedAnswers merged, FormField.Table table) {
        List<Answers> rows = new ArrayList<>(merged.answers().rows(table.path()));
        merged.clashes().stream().filter(clash -> clash.isRow() && clash.path().startsWith(table.path() + "["))
                .sorted((one, other) -> other.row() - one.row()).forEach(clash -> rows.remove(clash.row() - 1));
        return rows;
    }

    private static Object inAnyOrder(Answers answers, FormField field) {
        boolean several = field instanceof FormField.File file && file.several();
        return several ? Set.copyOf(answers.files(field.path()))
                : List.of(answers.text(field.path()), answers.chosen(field.path()), answers.files(field.path()));
    }

    private static Set<String> everything(GeneratedForm form) {
        return form.definition().fields().stream().map(FormField::path).collect(Collectors.toSet());
    }

    /** Writes into some of the fields: anew, blank, and in tables rows taken out, changed and added. */
    private static Answers changed(GeneratedForm form, Answers answers, Random random, Set<String> paths) {
        Answers other = GeneratedForm.filled(form.schema(), random).answers();
        Answers changed = answers;
        for (FormField field : form.definition().fields()) {
            if (!paths.contains(field.path()) || random.nextInt(3) == 0) {
                continue;
            }
            if (field instanceof FormField.Table table) {
                changed = changed.withRows(table.path(), rows(table, changed, other, random));
            } else {
                changed = random.nextInt(4) == 0
                        ? changed.without(field.path()) : changed.withSame(field.path(), other);
            }
        }
        return changed;
    }

    private static List<Answers> rows(FormField.Table table, Answers answers, Answers other, Random random) {
        List<Answers> rows = new ArrayList<>();
        for (Answers row : answers.rows(table.path())) {
            int act = random.nextInt(6);
            if (act == 0) {
                String column = table.columns().get(random.nextInt(table.columns().size())).path();
                rows.add(row.with(column, row.text(column) + "追"));
            } else if (act != 1) {
                rows.add(row);
            }
        }
        other.rows(table.path()).stream().limit(random.nextInt(3))
                .forEach(row -> rows.add(random.nextInt(rows.size() + 1), row));
        return rows;
    }

    @Provide
    Arbitrary<GeneratedForm> forms() {
        return Arbitraries.oneOf(
                Arbitraries.randomValue(GeneratedForm::of),
                Arbitraries.of(ApplicationForm.shipped())
                        .flatMap(schema -> Arbitraries.randomValue(random -> GeneratedForm.filled(schema, random))));
    }

    private MergedAnswers merge(Answers mine, Answers theirs) {
        return AnswerMerge.of(FORM, base, mine, theirs);
    }

    private List<Answers> rows() {
        return base.rows(MEMBERS);
    }

    private Answers withRow(int index, Answers row) {
        List<Answers> rows = new ArrayList<>(rows());
        rows.set(index, row);
        return withMembers(rows);
    }

    private Answers withMembers(List<Answers> rows, Answers... more) {
        return base.withRows(MEMBERS, Stream.concat(rows.stream(), Stream.of(more)).toList());
    }

    private static Answers member(String affiliation, String department) {
        return Answers.empty().with("affiliation", affiliation).with("department", department);
    }

    private static List<String> departments(MergedAnswers merged) {
        return merged.answers().rows(MEMBERS).stream().map(row -> row.text("department")).toList();
    }
}
