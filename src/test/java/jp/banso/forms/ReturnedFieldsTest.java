package jp.banso.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("戻ったファイルの表")
class ReturnedFieldsTest {

    private final FormDefinition form = ApplicationForm.definition();
    private final FormField.Table members = (FormField.Table) form.field("members").orElseThrow();

    @Test
    @DisplayName("列が消され、行も消されたり加えられたりしていても、消された列の内容は元の人の行に残る")
    void keepsWhatADeletedColumnHeldWithItsRow() {
        Answers before = Answers.empty().withRows("members", List.of(
                member("甲医師会", "会長", "総務課"), member("乙病院", "院長", "在宅医療部"), member("丙市", "課長", "地域包括支援課")));
        ReturnedFields fields = new ReturnedFields(form, before, new AnswerBinder());

        fields.rows(members, List.of(row("乙病院", "在宅医療部"), row("丁薬剤師会", "事務局"), row("丙市", "地域包括支援課")));

        Answers read = fields.done(FormFileKind.XLSX, null, new FormValidator()).answers();
        assertThat(read.rows("members")).extracting(row -> row.text("title")).containsExactly("院長", "", "課長");
    }

    private static Answers member(String affiliation, String title, String department) {
        return Answers.empty().with("affiliation", affiliation).with("title", title).with("department", department);
    }

    private static LabelReader.Row row(String affiliation, String department) {
        return new LabelReader.Row(Map.of("affiliation", affiliation, "department", department), Map.of());
    }
}
