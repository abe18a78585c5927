package jp.banso.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("様式の定義を読む")
class FormSchemaParserTest {

    private final FormDefinition form = ApplicationForm.definition();

    @Test
    @DisplayName("別紙２－②の見出しと項目が印刷された順に並ぶ")
    void readsTheShippedFormInPrintedOrder() {
        assertThat(form.title()).isEqualTo("在宅医療の拠点整備・運用に向けた伴走支援 申込書");
        assertThat(form.annex()).isEqualTo("別紙２－②");
        assertThat(form.sections()).extracting(FormSection::key).containsExactly(
                "region", "representative", "reason", "regionFeatures", "hubActivities", "challenges", "members");
        assertThat(form.sections()).extracting(FormSection::heading).contains(
                "応募地域の基本情報をご記入ください。",
                "地域の課題について、該当する項目に○を付けたうえで、詳細を枠内にご記入ください。",
                "想定される本伴走支援の参加者（構成員）をご記入ください。");
        assertThat(form.fields()).extracting(FormField::path).containsExactly(
                "prefecture", "regionUnit", "regionName",
                "representative.affiliation", "representative.department", "representative.name", "representative.title",
                "representative.postalCode", "representative.address", "representative.phone", "representative.email",
                "reason", "regionFeatures", "hubActivities", "challenges.selected", "challenges.detail", "members");
    }

    @Test
    @DisplayName("規則の番号・必須・書き方・選択肢・15行の表を持つ")
    void knowsRulesFormatsOptionsAndRows() {
        assertThat(field("regionUnit").question().ruleId()).isEqualTo("B-R13");
        assertThat(field("regionName").question().guidance()).startsWith("※上記設問で1と回答した場合は");
        assertThat(field("representative.department").question().required()).isFalse();
        assertThat(((FormField.Text) field("representative.phone")).format()).isEqualTo(TextFormat.TEL);
        assertThat(((FormField.Text) field("reason")).maxLength()).isEqualTo(20_000);
        assertThat(((FormField.Choice) field("prefecture")).options()).hasSize(47)
                .contains(new FormField.Option("05", "秋田県"), new FormField.Option("13", "東京都"), new FormField.Option("47", "沖縄県"));
        assertThat(((FormField.Choice) field("challenges.selected")).options()).extracting(FormField.Option::value)
                .containsExactly("CARE_SYSTEM", "HUMAN_RESOURCES", "PUBLIC_AWARENESS", "DISASTER", "OTHER");
        FormField.Table members = (FormField.Table) field("members");
        assertThat(members.printedRows()).isEqualTo(15);
        assertThat(members.maxRows()).isEqualTo(200);
        assertThat(members.columns()).extracting(FormField::label).containsExactly("所属", "部署", "役職", "職種");
        assertThat(form.field("members[3].profession").orElseThrow().label()).isEqualTo("職種");
        assertThat(form.sectionOf("members[3].profession").orElseThrow().key()).isEqualTo("members");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{'type':'html','id':'F','content':'x'} | forms.schema.markup",
        "{'type':'iframe','id':'F','url':'x'} | forms.schema.markup",
        "{'type':'datetime','id':'F','key':'a','label':'x'} | forms.schema.unknownType",
        "{'type':'textfield','id':'F','key':'a','label':'x','conditional':{'hide':'a'}} | forms.schema.condition",
        "{'type':'textfield','id':'F','key':'a','label':'=1+1'} | forms.schema.expression",
        "{'type':'textfield','id':'F','key':'a','label':'${7*7}'} | forms.schema.expression",
        "{'type':'textfield','id':'F','key':'a','label':'\\u0024{7*7}'} | forms.schema.expression",
        "{'type':'textfield','id':'F','key':'a','label':'{{x}}'} | forms.schema.expression",
        "{'type':'text','id':'F','text':'<b>x</b>'} | forms.schema.markup",
        "{'type':'textfield','id':'F','key':'a','label':'x','readonly':true} | forms.schema.unknownKey",
        "{'type':'textfield','id':'F','key':'a','label':'x','validate':{'pattern':'.'}} | forms.schema.unknownKey",
        "{'type':'textfield','id':'F','key':'../a','label':'x'} | forms.schema.name",
        "{'type':'textfield','id':'F','key':'a'} | forms.schema.label",
        "{'type':'radio','id':'F','key':'a','label':'x'} | forms.schema.options",
        "{'type':'radio','id':'F','key':'a','label':'x','values':[{'value':'1','label':'a'},{'value':'1','label':'b'}]} | forms.schema.option",
        "{'type':'textfield','id':'F','key':'a','label':'x','properties':{'format':'fax'}} | forms.schema.format",
        "{'type':'textfield','id':'F','key':'a','label':'x','validate':{'maxLength':0}} | forms.schema.limit",
        "{'type':'group','id':'F','label':'x','components':[]} | forms.schema.nested",
        "{'type':'dynamiclist','id':'F','path':'a','label':'x','components':[{'type':'radio','id':'R','key':'b','label':'y'}]} | forms.schema.column",
        "{'type':'textfield','id':'Group','key':'a','label':'x'} | forms.schema.id",
    })
    @DisplayName("使えない部品・式・HTMLは、場所と理由を示して断る")
    void refusesWhatItCannotHonour(String component, String messageKey) {
        String schema = ("{'type':'default','id':'t','schemaVersion':18,'components':[{'type':'group','id':'Group','label':'g',"
                + "'properties':{'section':'s'},'components':[" + component.strip() + "]}]}").replace('\'', '"');

        assertThatThrownBy(() -> FormSchemaParser.parse(new FormRef("t", 1), schema))
                .isInstanceOfSatisfying(FormSchemaRefused.class, refused -> assertThat(refused.problems())
                        .extracting(FormSchemaRefused.Problem::messageKey).contains(messageKey));
    }

    @Test
    @DisplayName("壊れたファイル・二重の項目・見出しの外の項目を断る")
    void refusesBrokenFiles() {
        for (String schema : List.of("", "[]", "{", "{\"type\":\"default\",\"type\":\"default\"}",
                "{\"type\":\"default\",\"id\":\"t\",\"schemaVersion\":18,\"components\":[]}",
                "{\"type\":\"default\",\"id\":\"t\",\"schemaVersion\":18,\"components\":[{\"type\":\"text\",\"id\":\"x\",\"text\":\"x\"}]}",
                "x".repeat(1_000_001), ApplicationForm.schema().replace("\"key\": \"regionName\"", "\"key\": \"regionUnit\""))) {
            assertThatThrownBy(() -> FormSchemaParser.parse(new FormRef("t", 1), schema)).isInstanceOf(FormSchemaRefused.class);
        }
    }

    @Test
    @DisplayName("空白や項目の書き順が違っても、内容が同じなら同じ版と見る")
    void checksumDependsOnContentAlone() {
        String here = FormSchemaParser.checksum("{\"id\":\"t\",\"a\":[1,2]}");
        assertThat(FormSchemaParser.checksum("{ \"a\": [1, 2],\n \"id\": \"t\" }")).isEqualTo(here);
        assertThat(FormSchemaParser.checksum("{\"id\":\"t\",\"a\":[2,1]}")).isNotEqualTo(here);
    }

    private FormField field(String path) {
        return form.field(path).orElseThrow();
    }
}
