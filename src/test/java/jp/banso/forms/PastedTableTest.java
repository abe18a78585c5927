package jp.banso.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Excelからの貼り付けを読む")
class PastedTableTest {

    private static final List<String> NUMBERS = List.of("No.", "番号");

    private final FormField.Table members = (FormField.Table) ApplicationForm.definition().field("members").orElseThrow();

    @Test
    @DisplayName("見出しがなければ左から順に、番号だけの列は飛ばして入れる")
    void takesColumnsInOrder() {
        PastedTable pasted = read("１\t大仙市\t長寿課\t課長\t行政職\n２\t仙北市\t\t\t保健師\r\n");
        assertThat(pasted.headings()).isEmpty();
        assertThat(pasted.numbered()).containsExactly(0);
        assertThat(pasted.taken(members)).containsExactly(
                Map.of("affiliation", "大仙市", "department", "長寿課", "title", "課長", "profession", "行政職"),
                Map.of("affiliation", "仙北市", "profession", "保健師"));
        assertThat(pasted.leftOut()).isEmpty();
    }

    @Test
    @DisplayName("見出しがあれば順が違っても合わせ、入れない列は列の番号で示す")
    void takesColumnsByHeading() {
        PastedTable pasted = read("No.\t職　種\t氏名\t所属機関\t備考\n1\t医師\t甲野\t甲医院\t\n3\t薬剤師\t乙野\t乙薬局\t要確認");
        assertThat(pasted.headings()).containsExactly("No.", "職　種", "氏名", "所属機関", "備考");
        assertThat(pasted.taken(members)).containsExactly(
                Map.of("affiliation", "甲医院", "profession", "医師"), Map.of("affiliation", "乙薬局", "profession", "薬剤師"));
        assertThat(pasted.leftOut()).containsExactly(3, 5);
    }

    @Test
    @DisplayName("引用符に囲まれたセルの改行とタブと引用符はそのまま残り、途中の引用符は囲みとみなさない")
    void readsQuotedCells() {
        PastedTable pasted = read("\"甲法人\n乙\"\"病院\"\"\"\t\"地域\t連携室\"\t5\"室長\t\"看護師");
        assertThat(pasted.rows()).containsExactly(List.of("甲法人\n乙\"病院\"", "地域\t連携室", "5\"室長", "\"看護師"));
    }

    @Test
    @DisplayName("行の長さがまちまちでも、空の行があっても崩れず、余った列は示される")
    void readsRaggedBlocks() {
        PastedTable pasted = read("甲\n\n乙\ta\tb\tc\t余り\n\t\t\t\n丙\t\t\t医師");
        assertThat(pasted.rows()).hasSize(3).allMatch(row -> row.size() == 5);
        assertThat(pasted.leftOut()).containsExactly(5);
        assertThat(read("").rows()).isEmpty();
        assertThat(read(" \n\t\n").rows()).isEmpty();
        assertThat(read("大仙市").taken(members)).containsExactly(Map.of("affiliation", "大仙市"));
    }

    @Test
    @DisplayName("選び直した列が優先され、同じ欄への二つ目や知らない欄は入れない")
    void takesWhatAPersonChose() {
        PastedTable pasted = read("甲\t乙\t丙").with(members, List.of("profession", "profession", "password"));
        assertThat(pasted.targets()).containsExactly("profession", "", "");
        assertThat(pasted.taken(members)).containsExactly(Map.of("profession", "甲"));
    }

    @Test
    @DisplayName("どんな文字のセルも、Excelと同じように囲んで並べれば元のまま読める")
    void readsWhatAFaithfulClipboardHolds() {
        Random random = new Random(20_250_731);
        for (int tries = 0; tries < 2_000; tries++) {
            List<List<String>> rows = Stream.generate(() -> Stream.generate(() -> cell(random)).limit(3).toList())
                    .limit(1 + random.nextInt(5)).toList();
            String text = rows.stream().map(row -> row.stream().map(PastedTableTest::quoted).collect(Collectors.joining("\t")))
                    .collect(Collectors.joining("\n"));
            assertThat(PastedTable.cells(text)).isEqualTo(rows);
        }
    }

    private static String cell(Random random) {
        return random.ints(random.nextInt(6), 0, 6).mapToObj(at -> "\"\t\na甲 ".substring(at, at + 1)).collect(Collectors.joining());
    }

    private static String quoted(String cell) {
        return cell.matches("(?s).*[\"\t\n].*") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }

    private PastedTable read(String text) {
        return PastedTable.read(members, text, NUMBERS);
    }
}
