package jp.banso.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@DisplayName("回答を様式の別の版に移す")
class AnswerCarrierTest {

    private static final FormDefinition BEFORE = ApplicationForm.definition();
    private static final Answers GIVEN = CaseFile.load(CaseFile.VALID.get(0)).answers();

    private final AnswerCarrier carrier = new AnswerCarrier();

    @RepeatedTest(20)
    @DisplayName("同じ様式には、何も失わずに移る")
    void losesNothingToTheSameForm() {
        GeneratedForm form = GeneratedForm.of(new Random());
        CarriedAnswers carried = carrier.carry(form.definition(), form.definition(), form.answers());
        assertThat(carried.answers()).isEqualTo(form.answers());
        assertThat(carried.left()).isEmpty();
    }

    @Test
    @DisplayName("移された項目は回答とともに移り、取り除かれた項目の回答は残りとして示される")
    void followsAFieldWhereverItStands() {
        FormDefinition after = edited(new FormEdit.MoveInto("Field_RepresentativeName", "Group_Region"), new FormEdit.Remove("Field_Reason"),
                new FormEdit.Remove("Field_MemberTitle"));
        CarriedAnswers carried = carrier.carry(BEFORE, after, GIVEN);
        assertThat(carried.answers().text("name")).isEqualTo(GIVEN.text("representative.name"));
        assertThat(carried.answers().rows("members")).hasSameSizeAs(GIVEN.rows("members"));
        assertThat(carried.left()).extracting(CarriedAnswers.Left::label).contains("応募の理由", "役職");
        assertThat(carried.left()).filteredOn(left -> left.label().equals("応募の理由")).extracting(CarriedAnswers.Left::text)
                .containsExactly(GIVEN.text("reason"));
        assertThat(carried.left()).filteredOn(left -> left.label().equals("役職")).extracting(CarriedAnswers.Left::row).contains(1);
    }

    @Test
    @DisplayName("なくなった選択肢に付けた○だけが残りとなり、文章は一字も変わらない")
    void keepsWhatCanStillBeChosen() {
        FieldDraft challenges = FieldDraft.of(FormDraft.of(ApplicationForm.schema()).part("Field_ChallengesSelected"));
        List<FormField.Option> fewer = challenges.options().stream().filter(option -> !option.value().equals("DISASTER")).toList();
        FormDefinition after = edited(new FormEdit.ChangeField("Field_ChallengesSelected", offering(challenges, fewer)));
        Answers given = GIVEN.with("challenges.selected", List.of("CARE_SYSTEM", "DISASTER")).with("reason", "𠮷 用⽤ ㈱\n二行目");
        CarriedAnswers carried = carrier.carry(BEFORE, after, given);
        assertThat(carried.answers().chosen("challenges.selected")).containsExactly("CARE_SYSTEM");
        assertThat(carried.left()).extracting(CarriedAnswers.Left::text).containsExactly("災害時及び災害に備えた体制構築への支援");
        assertThat(carried.answers().text("reason")).isEqualTo("𠮷 用⽤ ㈱\n二行目");
    }

    @Test
    @DisplayName("別の項目の選択肢は、同じ値でも言葉が違えば別のもの")
    void takesNoOtherQuestionsOptionForTheSame() {
        FormDraft draft = FormDraft.of(ApplicationForm.schema());
        draft.part("Field_RegionUnit").put("id", "Field_Other").withArray("values").forEach(option -> {
            if (option.path("value").asText().equals("2")) {
                ((ObjectNode) option).put("label", "2 二次医療圏");
            }
        });
        FormDefinition after = FormSchemaParser.parse(new FormRef(ApplicationForm.KEY, 2), draft.schema());
        CarriedAnswers carried = carrier.carry(BEFORE, after, GIVEN.with("regionUnit", "2"));
        assertThat(carried.left()).extracting(CarriedAnswers.Left::text).containsExactly("2 在宅医療の圏域ではない");
        assertThat(carrier.carry(BEFORE, after, GIVEN.with("regionUnit", "1")).left()).isEmpty();
    }

    @Test
    @DisplayName("なくなった項目が戻ると、その回答も戻る。間の版で書き換えたものは戻さず、残りは一度だけ示す")
    void givesBackWhatTheFormAsksAgain() {
        FieldDraft challenges = FieldDraft.of(FormDraft.of(ApplicationForm.schema()).part("Field_ChallengesSelected"));
        List<FormField.Option> fewer = challenges.options().stream().filter(option -> !option.value().equals("DISASTER")).toList();
        FormDefinition second = edited(new FormEdit.Remove("Field_Reason"), new FormEdit.Remove("Field_RegionFeatures"),
                new FormEdit.Remove("Field_MemberTitle"), new FormEdit.ChangeField("Field_ChallengesSelected", offering(challenges, fewer)));
        Answers given = GIVEN.with("challenges.selected", List.of("CARE_SYSTEM", "DISASTER"));
        KeptAnswers first = new KeptAnswers(BEFORE, given);
        Answers between = carrier.carry(List.of(first), second).answers();

        CarriedAnswers back = carrier.carry(List.of(first, new KeptAnswers(second, between)), BEFORE);
        assertThat(back.answers()).isEqualTo(given);
        assertThat(back.left()).isEmpty();

        Answers edited = between.with("regionName", "別の名").with("members[0].affiliation", "別の所属");
        CarriedAnswers later = carrier.carry(List.of(first, new KeptAnswers(second, edited)), BEFORE);
        assertThat(later.answers().text("regionName")).isEqualTo("別の名");
        assertThat(later.answers().text("reason")).isEqualTo(given.text("reason"));
        assertThat(later.answers().text("members[0].title")).as("the row is another's now").isEmpty();
        assertThat(later.answers().text("members[1].title")).isEqualTo(given.text("members[1].title"));
        assertThat(later.left()).extracting(CarriedAnswers.Left::text).containsExactly(given.text("members[0].title"));

        FormDefinition third = edited(new FormEdit.Remove("Field_Reason"), new FormEdit.Remove("Field_RegionUnit"));
        CarriedAnswers onwards = carrier.carry(List.of(first, new KeptAnswers(second, between)), third);
        assertThat(onwards.answers().text("regionFeatures")).isEqualTo(given.text("regionFeatures"));
        assertThat(onwards.left()).extracting(CarriedAnswers.Left::label).containsExactlyInAnyOrder("応募の理由", "応募地域の単位");
    }

    @Test
    @DisplayName("どの回答も、移るか残るかのどちらかになる")
    void eitherCarriesOrLeaves() {
        FormDefinition nothing = FormSchemaParser.parse(new FormRef("empty", 1), ("{'id':'empty','type':'default','schemaVersion':18,'components':["
                + "{'type':'group','id':'G','label':'見出し','properties':{'section':'s'},'components':[]}]}").replace('\'', '"'));
        CarriedAnswers carried = carrier.carry(BEFORE, nothing, GIVEN);
        assertThat(carried.answers().isEmpty()).isTrue();
        Set<String> answered = Set.copyOf(BEFORE.fields().stream().filter(field -> !(field instanceof FormField.Table) && !GIVEN.isBlank(field.path()))
                .map(FormField::label).toList());
        assertThat(carried.left()).extracting(CarriedAnswers.Left::label).containsAll(answered);
        assertThat(carried.left()).filteredOn(left -> left.row() != null).isNotEmpty();
    }

    private static FieldDraft offering(FieldDraft field, List<FormField.Option> options) {
        return new FieldDraft(field.kind(), field.key(), field.label(), field.guidance(), field.required(), field.maxLength(), field.format(),
                field.pattern(), field.patternLabel(), field.min(), field.max(), field.decimals(), options, field.endings(), field.several(),
                field.printedRows(), field.maxRows(), field.anyOf(), field.anyOfLabel(), field.fact(), field.conditions());
    }

    private static FormDefinition edited(FormEdit... edits) {
        FormDraft draft = FormDraft.of(ApplicationForm.schema());
        for (FormEdit edit : edits) {
            edit.applyTo(draft);
        }
        return FormSchemaParser.parse(new FormRef(ApplicationForm.KEY, 2), draft.schema());
    }
}
