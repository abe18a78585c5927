package jp.banso.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@DisplayName("様式の下書きを編集する")
class FormDraftTest {

    @RepeatedTest(20)
    @DisplayName("変えずに保存した項目は、何も変わらない")
    void writesWhatItRead() {
        for (String schema : List.of(ApplicationForm.schema(), GeneratedForm.of(new Random()).schema())) {
            FormDraft draft = FormDraft.of(schema);
            for (ObjectNode section : draft.sections()) {
                new FormEdit.ChangeSection(section.path("id").asText(), SectionDraft.of(section)).applyTo(draft);
                for (ObjectNode part : FormDraft.children(section)) {
                    new FormEdit.ChangeField(part.path("id").asText(), FieldDraft.of(part)).applyTo(draft);
                    for (ObjectNode column : FormDraft.children(part)) {
                        new FormEdit.ChangeField(column.path("id").asText(), FieldDraft.of(column)).applyTo(draft);
                    }
                }
            }
            assertThat(parsed(draft.schema())).isEqualTo(parsed(schema));
        }
    }

    @RepeatedTest(20)
    @DisplayName("どの見出し・項目を写しても、様式として使える")
    void copiesWhatCanBeUsed() {
        FormDraft draft = FormDraft.of(GeneratedForm.of(new Random()).schema());
        for (ObjectNode section : draft.sections()) {
            int before = parsed(draft.schema()).fields().size();
            new FormEdit.Copy(section.path("id").asText()).applyTo(draft);
            assertThat(parsed(draft.schema()).fields().size()).isGreaterThanOrEqualTo(before);
        }
    }

    @Test
    @DisplayName("form-jsの書き方で書かれた設定も、変えずに保存すれば変わらない")
    void keepsWhatItReadsInOtherWords() {
        FormDraft draft = FormDraft.of(ApplicationForm.schema());
        draft.part("Field_RegionName").putObject("validate").put("validationType", "phone").put("maxLength", "120");
        FormDefinition before = parsed(draft.schema());
        new FormEdit.ChangeField("Field_RegionName", FieldDraft.of(draft.part("Field_RegionName"))).applyTo(draft);
        assertThat(parsed(draft.schema())).isEqualTo(before);
        assertThat(FieldDraft.of(draft.part("Field_RegionName"))).extracting(FieldDraft::format, FieldDraft::maxLength).containsExactly("tel", 120);
    }

    @Test
    @DisplayName("写した見出しの中の条件は、写した項目を見る")
    void followsIntoTheCopiedSection() {
        for (String path : List.of("", "unit")) {
            FormDraft draft = FormDraft.of(("{'id':'t','type':'default','schemaVersion':18,'components':[{'type':'group','id':'G','label':'見出し','path':'" + path
                    + "','properties':{'section':'s'},'components':[{'type':'textfield','id':'A','key':'a','label':'有無'},{'type':'textfield','id':'B','key':'b',"
                    + "'label':'内容','conditional':{'hide':'=" + (path.isEmpty() ? "a" : "unit.a") + " = ~なし~'}}]}]}").replace("~", "\\\"").replace('\'', '"'));
            new FormEdit.Copy("G").applyTo(draft);
            FormSection copy = parsed(draft.schema()).sections().get(1);
            assertThat(FieldDraft.conditions(FormDraft.children(draft.sections().get(1)).get(1))).extracting(ConditionDraft::path)
                    .containsExactly(copy.fields().get(0).path());
        }
    }

    @Test
    @DisplayName("条件は、かつ・又はのつなぎ方も含めて読み書きできる")
    void readsAndWritesConditions() {
        String text = "=a = \"1\" and b != \"2\" or c = \"三\"";
        assertThat(ConditionDraft.text(ConditionDraft.of(Condition.parse(text).orElseThrow()))).isEqualTo(text);
    }

    @Test
    @DisplayName("よく使う項目は、それだけで様式として使える")
    void shipsUsableBlocks() {
        FormDefinition library = FormSchemaParser.parse(new FormRef("blocks", 1), FormBlock.library().schema());
        assertThat(library.sections()).hasSize(FormBlock.values().length);
        for (FormBlock block : FormBlock.values()) {
            assertThat(block.group().path("components")).isNotEmpty();
        }
    }

    private static FormDefinition parsed(String schema) {
        return FormSchemaParser.parse(new FormRef(FormSchemaParser.keyOf(schema), 1), schema);
    }
}
