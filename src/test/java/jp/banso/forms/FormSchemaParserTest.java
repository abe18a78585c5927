package jp.banso.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

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
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
        "{'type':'html','id':'F','content':'x'} | forms.schema.markup",
        "{'type':'iframe','id':'F','url':'x'} | forms.schema.markup",
        "5 | forms.schema.list",
        "{'type':'dynamiclist','id':'F','path':'a','label':'x','components':{'b':{'type':'textfield','id':'R','key':'b','label':'y'}}} | forms.schema.list",
        "{'type':'radio','id':'F','key':'a','label':'x','values':{'a':{'value':'1','label':'a'}}} | forms.schema.options",
        "{'type':'number','id':'F','key':'a','label':'x','validate':{'min':1e999}} | forms.schema.digits",
        "{'type':'number','id':'F','key':'a','label':'x','validate':{'min':1e-200}} | forms.schema.digits",
        "{'type':'number','id':'F','key':'a','label':'x','validate':{'max':1234567890123456}} | forms.schema.digits",
        "{'type':'number','id':'F','key':'a','label':'x','validate':{'max':'many'}} | forms.schema.number",
        "{'type':'textfield','id':'F','key':'a','label':'x','properties':{'a\\u0000':'b'}} | forms.schema.characters",
        "{'type':'button','id':'F','label':'x'} | forms.schema.unknownType",
        "{'type':'datetime','subtype':'datetime','id':'F','key':'a','dateLabel':'x'} | forms.schema.dateOnly",
        "{'type':'datetime','subtype':'date','id':'F','key':'a','label':'x'} | forms.schema.label",
        "{'type':'filepicker','id':'F','key':'a','label':'x','accept':'image/*'} | forms.schema.accept",
        "{'type':'number','id':'F','key':'a','label':'x','validate':{'min':5,'max':4}} | forms.schema.number",
        "{'type':'number','id':'F','key':'a','label':'x','decimalDigits':9} | forms.schema.number",
        "{'type':'textfield','id':'F','key':'a','label':'x','properties':{'fact':'A b'}} | forms.schema.fact",
        "{'type':'textfield','id':'F','key':'a','label':'x','validate':{'pattern':'(a+)+'},'properties':{'patternLabel':'y'}} | forms.schema.pattern",
        "{'type':'textfield','id':'F','key':'a','label':'x','validate':{'pattern':'[0-9]{4}'}} | forms.schema.patternLabel",
        "{'type':'radio','id':'F','key':'a','label':'x','values':[{'value':'1','label':'a'},{'value':'2','label':'a'}]} | forms.schema.option",
        "{'type':'textfield','id':'F','key':'a','label':'x','conditional':{'hide':'a'}} | forms.schema.condition",
        "{'type':'textfield','id':'F','key':'a','label':'x','conditional':{'hide':'=1 = 1'}} | forms.schema.condition",
        "{'type':'textfield','id':'F','key':'a','label':'x','conditional':{'hide':'=a > 1'}} | forms.schema.condition",
        "{'type':'textfield','id':'F','key':'a','label':'x','conditional':{'show':'=a = 1'}} | forms.schema.condition",
        "{'type':'textfield','id':'F','key':'a','label':'x','conditional':{'hide':'=b = ~1~'}} | forms.schema.condition.above",
        "{'type':'textfield','id':'F','key':'a','label':'x','conditional':{'hide':'=a = ~1~'}} | forms.schema.condition.above",
        "{'type':'textfield','id':'F','key':'a','label':'x','conditional':{'hide':'=a = ~${7*7}~'}} | forms.schema.expression",
        "{'type':'dynamiclist','id':'F','path':'a','label':'x','components':[{'type':'textfield','id':'R','key':'b','label':'y','conditional':{'hide':'=b = ~1~'}}]} | forms.schema.condition.column",
        "{'type':'textfield','id':'F','key':'a','label':'=1+1'} | forms.schema.expression",
        "{'type':'textfield','id':'F','key':'a','label':'${7*7}'} | forms.schema.expression",
        "{'type':'textfield','id':'F','key':'a','label':'\\u0024{7*7}'} | forms.schema.expression",
        "{'type':'textfield','id':'F','key':'a','label':'{{x}}'} | forms.schema.expression",
        "{'type':'text','id':'F','text':'<b>x</b>'} | forms.schema.markup",
        "{'type':'textfield','id':'F','key':'a','label':'x','readonly':true} | forms.schema.unknownKey",
        "{'type':'textfield','id':'F','key':'a','label':'x','validate':{'minLength':1}} | forms.schema.unknownKey",
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
                + "'properties':{'section':'s'},'components':[" + component.strip() + "]}]}").replace("~", "\\\"").replace('\'', '"');

        assertThatThrownBy(() -> FormSchemaParser.parse(new FormRef("t", 1), schema))
                .isInstanceOfSatisfying(FormSchemaRefused.class, refused -> assertThat(refused.problems())
                        .extracting(FormSchemaRefused.Problem::messageKey).contains(messageKey));
    }

    @Test
    @DisplayName("日付・添付・数・書き方の型・制度で使う名前を読む")
    void readsEveryKindOfField() {
        FormDefinition every = everyKind();

        assertThat(every.fields()).extracting(field -> field.getClass().getSimpleName(), FormField::label).containsExactly(
                tuple("Text", "整理番号"), tuple("Number", "病床数"), tuple("Date", "開設日"), tuple("Choice", "届出"),
                tuple("File", "届出書の写し"), tuple("Table", "研修の開催"));
        assertThat(((FormField.Text) every.fields().get(0)).pattern()).contains(new TextPattern("^[A-Z][0-9]{4}$", "英字1文字と数字4桁"));
        assertThat(((FormField.Number) every.fields().get(1)).decimals()).contains(0);
        assertThat(((FormField.File) every.fields().get(4)).endings()).containsExactly(".pdf", ".xlsx");
        assertThat(every.fact("openedOn").orElseThrow().path()).isEqualTo("office.opened");
        assertThat(form.fact("regionName")).as("a form without own names answers by its paths").contains(field("regionName"));
        assertThat(form.missingFacts(List.of("prefecture", "members", "budget"))).containsExactly("budget");
    }

    @Test
    @DisplayName("断るときは部品の識別子とファイルの中の場所を挙げる")
    void saysWhereAProblemIs() {
        String schema = ApplicationForm.schema().replace("\"type\": \"textarea\"", "\"type\": \"html\"");

        assertThatThrownBy(() -> FormSchemaParser.parse(new FormRef(ApplicationForm.KEY, 1), schema))
                .isInstanceOfSatisfying(FormSchemaRefused.class, refused -> assertThat(refused.problems())
                        .extracting(FormSchemaRefused.Problem::where, FormSchemaRefused.Problem::path)
                        .contains(tuple("Field_Reason", "components[2].components[0]"), tuple("Field_ChallengesDetail", "components[5].components[1]")));
    }

    @Test
    @DisplayName("深すぎる入れ子と、どこも間違いのファイルに、短い答えで応じる")
    void refusesDeepAndThoroughlyWrongFiles() {
        String deep = "{\"type\":\"default\",\"id\":\"t\",\"components\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        assertThatThrownBy(() -> FormSchemaParser.parse(new FormRef("t", 1), deep)).isInstanceOfSatisfying(FormSchemaRefused.class,
                refused -> assertThat(refused.problems()).extracting(FormSchemaRefused.Problem::messageKey).containsExactly("forms.schema.tooDeep"));
        String wrong = "{\"type\":\"default\",\"id\":\"t\",\"components\":[" + "{\"type\":\"html\"},".repeat(10_000) + "{}]}";
        assertThatThrownBy(() -> FormSchemaParser.parse(new FormRef("t", 1), wrong)).isInstanceOfSatisfying(FormSchemaRefused.class,
                refused -> assertThat(refused.problems()).hasSize(200));
    }

    static FormDefinition everyKind() {
        return FormSchemaParser.parse(new FormRef("every-kind", 1), """
                {"type":"default","id":"every-kind","schemaVersion":18,"properties":{"title":"調査票"},"components":[
                 {"type":"group","id":"G","label":"事業所","path":"office","properties":{"section":"office"},"components":[
                  {"type":"textfield","id":"F1","key":"number","label":"整理番号","validate":{"pattern":"^[A-Z][0-9]{4}$"},"properties":{"patternLabel":"英字1文字と数字4桁"}},
                  {"type":"number","id":"F2","key":"beds","label":"病床数","decimalDigits":0,"validate":{"min":0,"max":2000}},
                  {"type":"datetime","subtype":"date","id":"F3","key":"opened","dateLabel":"開設日","validate":{"required":true},"properties":{"fact":"openedOn"}},
                  {"type":"radio","id":"F4","key":"notified","label":"届出","values":[{"value":"1","label":"あり"},{"value":"2","label":"なし"}]},
                  {"type":"filepicker","id":"F5","key":"copy","label":"届出書の写し","accept":".pdf, .XLSX","validate":{"required":true},
                   "conditional":{"hide":"=office.notified != \\"1\\""}},
                  {"type":"dynamiclist","id":"F6","path":"trainings","label":"研修の開催","isRepeating":true,"components":[
                   {"type":"datetime","subtype":"date","id":"F7","key":"day","dateLabel":"開催日","validate":{"required":true}},
                   {"type":"number","id":"F8","key":"people","label":"人数"}]}]}]}""");
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
