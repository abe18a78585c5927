package jp.banso;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pre-judgement of the application requirements B-R01 to B-R20 (S2 §2, §6 to §8, domain.md B7 and B14). */
@DisplayName("応募要件の事前判定")
class EligibilityDmnTests {

    private static final Path FILE = Path.of("processes/selection/eligibility.dmn");
    private static final DmnEngine ENGINE = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private static DmnDecision decision;

    @BeforeAll
    static void readDecision() throws IOException {
        try (InputStream model = Files.newInputStream(FILE)) {
            decision = ENGINE.parseDecision("eligibility", model);
        }
    }

    @Test
    @DisplayName("名前と保存期間を持つ")
    void keepsTheConventions() throws IOException {
        assertThat(decision.getName()).isEqualTo("応募要件の事前判定");
        assertThat(Files.readString(FILE)).contains("camunda:historyTimeToLive=\"P3650D\"").doesNotContain("<script");
    }

    @Test
    @DisplayName("全ての要件がそろえば何も挙げない")
    void findsNothingWhenAllIsThere() {
        assertThat(judge(Map.of())).isEmpty();
    }

    @ParameterizedTest(name = "構成員{0}名 → {1}")
    @CsvSource({"0,E SHORT tooFew", "8,E SHORT tooFew", "9,W SHORT slightlyFew", "10,", "12,", "15,",
        "16,W UNCONFIRMED slightlyMany", "17,E UNCONFIRMED tooMany", "30,E UNCONFIRMED tooMany"})
    @DisplayName("構成員の人数を10から15名程度で見る")
    void judgesTheNumberOfMembers(int members, String expected) {
        assertThat(judge(Map.of("memberCount", members))).isEqualTo(expected == null ? List.of() : List.of("B-R05 " + expected));
    }

    @Test
    @DisplayName("程度の幅は公募ごとの値に従う")
    void followsTheStretchOfTheCall() {
        assertThat(judge(Map.of("memberCount", 8, "memberStretch", 2))).containsExactly("B-R05 W SHORT slightlyFew");
        assertThat(judge(Map.of("memberCount", 9, "memberStretch", 0))).containsExactly("B-R05 E SHORT tooFew");
    }

    @ParameterizedTest(name = "最も多い職種{0}% → {1}")
    @CsvSource({"0,", "40.0,", "40.1,W BIASED professionWarn", "49.9,W BIASED professionWarn", "50,E BIASED professionReturn", "100,E BIASED professionReturn"})
    @DisplayName("一つの職種への偏りを見る")
    void judgesTheTopProfession(double share, String expected) {
        assertThat(judge(Map.of("topProfessionShare", share))).isEqualTo(expected == null ? List.of() : List.of("B-R12 " + expected));
    }

    @ParameterizedTest(name = "最も多い団体{0}% → {1}")
    @CsvSource({"33.3,", "33.4,W BIASED organisationWarn", "49.9,W BIASED organisationWarn", "50,E BIASED organisationReturn"})
    @DisplayName("一つの団体への偏りを見る")
    void judgesTheTopOrganisation(double share, String expected) {
        assertThat(judge(Map.of("topOrganisationShare", share))).isEqualTo(expected == null ? List.of() : List.of("B-R12 " + expected));
    }

    @Test
    @DisplayName("ちょうど三分の一は偏りとしない")
    void acceptsExactlyOneThird() {
        assertThat(judge(Map.of("topOrganisationShare", 5 * 100.0 / 15))).isEmpty();
    }

    @ParameterizedTest(name = "{0}が無い → {1}")
    @CsvSource({"hubMembers,B-R06 E UNCONFIRMED hub", "prefectureMembers,B-R06 E UNCONFIRMED prefecture", "homeCarePros,B-R07 W UNCONFIRMED none",
        "medicalOrgs,B-R08 W UNCONFIRMED none", "carePros,B-R09 W UNCONFIRMED none", "careOrgs,B-R10 W UNCONFIRMED care",
        "disabilityOrgs,B-R10 W UNCONFIRMED disability", "municipalityMembers,B-R11 W UNCONFIRMED none"})
    @DisplayName("見当たらない区分を挙げる")
    void namesTheMissingGroup(String group, String expected) {
        assertThat(judge(Map.of(group, 0))).containsExactly(expected);
    }

    @Test
    @DisplayName("拠点と都道府県の担当者は別の人であることを求める")
    void wantsTwoDifferentPersons() {
        assertThat(judge(Map.of("hubAndPrefectureDistinct", false))).containsExactly("B-R06 E UNCONFIRMED distinct");
        assertThat(judge(Map.of("hubAndPrefectureDistinct", false, "hubMembers", 0))).containsExactly("B-R06 E UNCONFIRMED hub");
    }

    @ParameterizedTest(name = "{0} {1} → {2}")
    @CsvSource({"hubEstablished,NO,B-R03 E SHORT no", "hubEstablished,UNKNOWN,B-R03 E UNCONFIRMED unknown", "hubLed,NO,B-R04 E SHORT no",
        "hubLed,UNKNOWN,B-R04 E UNCONFIRMED unknown", "supportWanted,NO,B-R20 E SHORT no", "supportWanted,UNKNOWN,B-R20 E UNCONFIRMED unknown"})
    @DisplayName("確認票の答えを見る")
    void readsTheChecklist(String question, String answer, String expected) {
        assertThat(judge(Map.of(question, answer))).containsExactly(expected);
    }

    @Test
    @DisplayName("提出の経路と受信の時刻を見る")
    void looksAtHowAndWhenItCame() {
        assertThat(judge(Map.of("sentByPrefecture", false))).containsExactly("B-R01 E UNCONFIRMED unknown");
        assertThat(judge(Map.of("receivedInTime", false))).containsExactly("B-R02 E UNCONFIRMED late");
    }

    @Test
    @DisplayName("圏域ではない単位での応募は、圏域がないことを確かめる")
    void asksAboutAnotherUnit() {
        assertThat(judge(Map.of("regionUnit", "2"))).containsExactly("B-R14 W UNCONFIRMED otherUnit");
        assertThat(judge(Map.of("regionUnit", "", "formGaps", List.of("B-R13")))).containsExactly("B-R13 E SHORT gap");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({"B-R13,E SHORT gap", "B-R14,E SHORT gap", "B-R15,E SHORT gap", "B-R16,E SHORT gap", "B-R17,E SHORT gap",
        "B-R18,W UNCONFIRMED unexplained", "B-R19,E SHORT gap"})
    @DisplayName("様式の空欄と誤りを挙げる")
    void namesWhatTheFormLacks(String rule, String expected) {
        assertThat(judge(Map.of("formGaps", List.of(rule)))).containsExactly(rule + " " + expected);
    }

    @Test
    @DisplayName("幾つもの点があれば全て挙げる")
    void collectsEveryFinding() {
        assertThat(judge(Map.of("memberCount", 9, "prefectureMembers", 0, "topProfessionShare", 60.0, "disabilityOrgs", 0)))
                .containsExactlyInAnyOrder("B-R05 W SHORT slightlyFew", "B-R06 E UNCONFIRMED prefecture",
                        "B-R10 W UNCONFIRMED disability", "B-R12 E BIASED professionReturn");
    }

    private static List<String> judge(Map<String, Object> changes) {
        Map<String, Object> facts = new HashMap<>(Map.of("memberCount", 12, "memberMin", 10, "memberMax", 15, "memberStretch", 1,
                "hubMembers", 2, "prefectureMembers", 1, "hubAndPrefectureDistinct", true, "homeCarePros", 4));
        facts.putAll(Map.of("medicalOrgs", 3, "carePros", 1, "careOrgs", 1, "disabilityOrgs", 1, "municipalityMembers", 1,
                "topProfessionShare", 25.0, "topOrganisationShare", 16.7, "professionWarn", 40.0, "professionReturn", 50.0));
        facts.putAll(Map.of("organisationWarn", 100.0 / 3, "organisationReturn", 50.0,
                "hubEstablished", "YES", "hubLed", "YES", "supportWanted", "YES"));
        facts.putAll(Map.of("sentByPrefecture", true, "receivedInTime", true, "regionUnit", "1", "formGaps", List.of()));
        facts.putAll(changes);
        return ENGINE.evaluateDecisionTable(decision, facts).getResultList().stream().map(row -> {
            assertThat(row.get("messageKey")).asString().startsWith("selection.rule." + row.get("rule") + ".");
            String key = row.get("messageKey").toString();
            return "%s %s %s %s".formatted(row.get("rule"), row.get("severity"), row.get("finding"), key.substring(key.lastIndexOf('.') + 1));
        }).toList();
    }
}
