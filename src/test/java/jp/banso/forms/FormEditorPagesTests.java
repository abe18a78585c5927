package jp.banso.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.banso.BansoTest;
import jp.banso.access.Cast;
import jp.banso.access.Seat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@BansoTest
@DisplayName("様式の編集の画面")
class FormEditorPagesTests {

    @Autowired private ApplicationContext context;
    @Autowired private MockMvc mvc;
    @Autowired private JdbcClient jdbc;
    @Autowired private FormCatalog catalog;

    private Cast cast;
    private String key;

    @BeforeEach
    void prepare() {
        cast = new Cast(context);
        key = new FormFixtures(context).released();
    }

    @Test
    @DisplayName("一つ加え、一つ取り除いて公開すると次の版になり、前の版は変わらない")
    void releasesTheNextVersion() throws Exception {
        open("").andExpect(content().string(containsString("次の版の下書きを始める")));
        start();
        open("/draft").andExpect(status().isOk()).andExpect(content().string(containsString("応募地域名")));
        String section = sectionId("region");
        open("/draft/fields/new?parent=" + section + "&kind=RADIO").andExpect(status().isOk()).andExpect(content().string(containsString("選択肢")));
        send("/draft/fields/new", "parent", section, "kind", "RADIO", "label", "前年度の応募", "required", "true", "options[0].label", "あり",
                "options[1].label", "なし").andExpect(flash().attribute("flash", "forms.added"));
        act("/draft/parts/Field_RegionFeatures/removal").andExpect(flash().attribute("flash", "forms.removed"));
        assertThat(definition("draft").fields()).extracting(FormField::label).contains("前年度の応募").doesNotContain("地域の特徴");
        assertThat(details("audit.forms.removed", "part")).isEqualTo("地域の特徴");
        assertThat(details("audit.forms.added", "changes")).contains("選択肢：（なし） → あり / なし");

        open("/draft/release").andExpect(content().string(containsString("第2版として公開する")))
                .andExpect(content().string(containsString("第1版から変わるもの")))
                .andExpect(content().string(containsString("前年度の応募")))
                .andExpect(content().string(containsString("地域の特徴")));
        assertThat(context.getBean(FormLibrary.class).draftDifferences(cast.viewer(Seat.SECRETARIAT_MANAGER), key).differences())
                .extracting(FormDifference::kind, FormDifference::name)
                .containsExactly(tuple(FormDifference.Kind.ADDED, "前年度の応募"), tuple(FormDifference.Kind.REMOVED, "地域の特徴"));
        send("/draft/release", "note", "").andExpect(status().isUnprocessableEntity());
        send("/draft/release", "note", "令和8年度の公募のため").andExpect(flash().attribute("flash", "forms.release.done"));
        assertThat(catalog.definition(new FormRef(key, 1)).fields()).extracting(FormField::label).contains("地域の特徴");
        assertThat(catalog.definition(new FormRef(key, 2)).fields()).extracting(FormField::label).contains("前年度の応募");
        open("").andExpect(content().string(containsString("令和8年度の公募のため"))).andExpect(content().string(containsString("第2版（")));
        as(Seat.SECRETARIAT_MANAGER, get(address("/draft"))).andExpect(status().isNotFound());
        as(Seat.SECRETARIAT_MANAGER, post(address("/draft/parts/Field_Reason/copy")).param("version", "0")).andExpect(status().isConflict())
                .andExpect(content().string(containsString("href=\"/forms/" + key + "\"")));
    }

    @Test
    @DisplayName("どの種類の項目も、加え、変更し、写し、移せる")
    void editsEveryKind() throws Exception {
        start();
        String section = sectionId("reason");
        for (FieldKind kind : FieldKind.values()) {
            String label = "試験の" + kind.name();
            open("/draft/fields/new?parent=" + section + "&kind=" + kind.name()).andExpect(status().isOk());
            send("/draft/fields/new", "parent", section, "kind", kind.name(), "label", label, "options[0].label", "甲", "options[1].label", "乙")
                    .andExpect(flash().attribute("flash", "forms.added"));
            String id = partId(label);
            open("/draft/fields/" + id).andExpect(status().isOk()).andExpect(content().string(containsString(label)));
            act("/draft/parts/" + id + "/copy").andExpect(flash().attribute("flash", "forms.copied"));
        }
        String number = partId("試験のNUMBER");
        send("/draft/fields/" + number, "label", "床の数", "min", "１", "max", "100", "decimals", "0", "key", "beds", "required", "true")
                .andExpect(flash().attribute("flash", "forms.saved"));
        assertThat(definition("draft").field("beds")).get().isInstanceOfSatisfying(FormField.Number.class,
                beds -> assertThat(beds.max().orElseThrow().intValue()).isEqualTo(100));
        String other = sectionId("region");
        act("/draft/parts/" + number + "/section", "section", other).andExpect(flash().attribute("flash", "forms.moved"));
        assertThat(details("audit.forms.moved", "changes")).isEqualTo("見出し：応募の理由 → 応募地域の基本情報");
        act("/draft/parts/" + number + "/place", "up", "true").andExpect(status().is3xxRedirection());
        List<FormField> region = definition("draft").section("region").orElseThrow().fields();
        assertThat(region.get(region.size() - 2).path()).isEqualTo("beds");
        send("/draft/fields/" + partId("試験のLINE"), "label", "試験のLINE", "conditions[0].path", "regionUnit", "conditions[0].relation", "equal",
                "conditions[0].value", "1 在宅医療の圏域").andExpect(flash().attribute("flash", "forms.saved"));
        open("/draft/questions").andExpect(content().string(containsString("「1 在宅医療の圏域」"))).andExpect(content().string(containsString("床の数")));
        String table = partId("試験のTABLE");
        open("/draft/fields/new?parent=" + table + "&kind=DATE").andExpect(status().isOk());
        send("/draft/fields/new", "parent", table, "kind", "DATE", "label", "開始日").andExpect(flash().attribute("flash", "forms.added"));
        as(Seat.SECRETARIAT_MANAGER, get(address("/draft/fields/new?parent=" + table + "&kind=FILE"))).andExpect(status().isBadRequest());
    }

    @Test
    @DisplayName("使えない入力は欄に知らせて残し、使えなくなる変更は理由を示して行わない")
    void saysWhatIsWrong() throws Exception {
        start();
        String section = sectionId("region");
        send("/draft/fields/new", "parent", section, "kind", "LINE", "label", "", "maxLength", "0", "key", "regionName")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("1から100,000までの数で入力してください。")));
        send("/draft/fields/new", "parent", section, "kind", "LINE", "label", "${7*7}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("href=\"#label\"")))
                .andExpect(content().string(containsString("式（先頭の「=」や差し込みの記号）は使えません。")))
                .andExpect(content().string(containsString("${7*7}")));
        send("/draft/fields/new", "parent", section, "kind", "LINE", "label", "名", "key", "regionName", "pattern", "(a+)+")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("href=\"#pattern\"")))
                .andExpect(content().string(containsString("書き方の型（(a+)+）は使えません")))
                .andExpect(content().string(containsString("href=\"#key\"")))
                .andExpect(content().string(containsString("項目の位置（regionName）が重なっているか")));
        send("/draft/fields/new", "parent", section, "kind", "SELECT", "label", "選ぶ", "options[0].label", "同じ", "options[1].label", "同じ")
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("同じ名前が二つあります。")));
        send("/draft/fields/new", "parent", section, "kind", "SELECT", "label", "選ぶ").andExpect(status().isUnprocessableEntity());
        send("/draft/fields/Field_Reason", "label", "理由", "conditions[0].path", "regionUnit", "conditions[0].relation", "equal",
                "conditions[0].value", "三").andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("2 在宅医療の圏域ではない")));
        send("/draft/fields/Field_Reason", "label", "応募の理由", "key", "reason", "conditions[0].path", "regionUnit", "conditions[0].relation", "other",
                "conditions[0].value", "1 在宅医療の圏域").andExpect(flash().attribute("flash", "forms.saved"));
        act("/draft/parts/Field_RegionUnit/removal").andExpect(flash().attribute("flash", "forms.refused"));
        assertThat(definition("draft").field("regionUnit")).isPresent();
        send("/draft/fields/new", "parent", section, "kind", "LINE", "label", "名", "addRow", "conditions").andExpect(status().isOk())
                .andExpect(content().string(containsString("conditions[0].path")));
        send("/draft/sections/new", "title", "", "heading", "").andExpect(status().isUnprocessableEntity());
        send("/draft/sections/new", "title", "書類", "heading", "書類を添付してください。").andExpect(flash().attribute("flash", "forms.added"));
    }

    @Test
    @DisplayName("制度で使う項目を取り除いた下書きは、足りないものを示して公開しない")
    void refusesAFormThatTheRulesCannotUse() throws Exception {
        start();
        open("/draft").andExpect(content().string(containsString("「応募地域名」は、選定の要件の確認や通知で使う項目か")))
                .andExpect(content().string(containsString("「地域の特徴」を様式の下書きから取り除きます")));
        open("/draft/fields/List_Members").andExpect(content().string(containsString("公開できません。取り除いてよろしいですか")));
        act("/draft/parts/List_Members/removal").andExpect(flash().attribute("flash", "forms.removed"));
        open("/draft").andExpect(content().string(containsString("制度で使う項目がないか、使えない形です：構成員の所属")));
        send("/draft/release", "note", "公開").andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("構成員の職種")));
        send("/draft/discard", "note", "やり直すため").andExpect(flash().attribute("flash", "forms.discard.done"));
        start();
        send("/draft/release", "note", "同じもの").andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("以前の版と同じ内容")));
    }

    @Test
    @DisplayName("消した選択肢の代わりに加えたものは別の選択肢で、前に選ばれた回答は残りとなる。言い換えは、意味が同じと確かめてから公開する")
    void neverGivesAnOptionAnotherMeaning() throws Exception {
        new FormFixtures(context).next(cast.viewer(Seat.SECRETARIAT_MANAGER), key, new FormEdit.AddField(FormFixtures.section("region"),
                FormFixtures.choice("size", "規模", new FormField.Option("1", "大きい"), new FormField.Option("2", "小さい"))));
        start();
        String id = partId("規模");
        send("/draft/fields/" + id, "label", "規模", "key", "size", "options[0].value", "1", "options[0].label", "大きい", "options[1].value", "",
                "options[1].label", "中くらい").andExpect(flash().attribute("flash", "forms.saved"));
        FormDefinition second = catalog.definition(new FormRef(key, 2));
        CarriedAnswers carried = context.getBean(AnswerCarrier.class).carry(second, definition("draft"), Answers.empty().with("size", "2"));
        assertThat(carried.left()).extracting(CarriedAnswers.Left::text).containsExactly("小さい");
        assertThat(carried.answers().isBlank("size")).isTrue();
        open("/draft/release").andExpect(content().string(not(containsString("以前の版と言葉が違います"))));

        send("/draft/fields/" + id, "label", "規模", "key", "size", "options[0].value", "1", "options[0].label", "大きい", "options[1].value", "2",
                "options[1].label", "とても大きい").andExpect(flash().attribute("flash", "forms.saved"));
        open("/draft/release").andExpect(content().string(containsString("規模：小さい → とても大きい")));
        send("/draft/release", "note", "公開します").andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("href=\"#meantTheSame\""))).andExpect(content().string(containsString("公開します")));
        send("/draft/release", "note", "公開します", "meantTheSame", "true").andExpect(flash().attribute("flash", "forms.release.done"));
        assertThat(details("audit.forms.released", "changes")).isEqualTo("規模：小さい → とても大きい");
    }

    @Test
    @DisplayName("制度で使う項目を、制度が読めない形にした下書きも、直し方を示して公開しない")
    void refusesWhatTheRulesCannotRead() throws Exception {
        start();
        send("/draft/fields/Field_RegionUnit", "label", "応募地域の単位", "key", "regionUnit", "options[0].value", "1", "options[0].label", "1 在宅医療の圏域",
                "options[1].value", "", "options[1].label", "2 二次医療圏").andExpect(flash().attribute("flash", "forms.saved"));
        send("/draft/fields/" + idAt("representative.email"), "label", "E-mail", "key", "email").andExpect(flash().attribute("flash", "forms.saved"));
        send("/draft/fields/List_Members", "label", "構成員", "key", "members", "maxRows", "50", "conditions[0].path", "regionUnit",
                "conditions[0].relation", "equal", "conditions[0].value", "1 在宅医療の圏域").andExpect(flash().attribute("flash", "forms.saved"));
        act("/draft/parts/Field_RegionName/removal");
        send("/draft/fields/new", "parent", sectionId("region"), "kind", "FILE", "label", "応募地域名", "key", "regionName")
                .andExpect(flash().attribute("flash", "forms.added"));
        send("/draft/release", "note", "公開").andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("応募地域の単位（選択肢を")))
                .andExpect(content().string(containsString("代表者のE-mail（書き方を「メールアドレス」に")))
                .andExpect(content().string(containsString("構成員の職種（項目にも見出しにも")))
                .andExpect(content().string(containsString("応募地域名（「一行の文字」の項目に")));
    }

    @Test
    @DisplayName("先に変更された項目は上書きせず、両方を並べて示す")
    void showsBothVersions() throws Exception {
        start();
        long seen = version();
        send("/draft/fields/Field_Reason", "label", "応募した理由", "key", "reason").andExpect(status().is3xxRedirection());
        as(Seat.SECOND_MANAGER, post(address("/draft/fields/Field_Reason")).param("version", "" + seen).param("label", "応募のきっかけ").param("key", "reason"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("応募した理由")))
                .andExpect(content().string(containsString("応募のきっかけ")));
        as(Seat.SECOND_MANAGER, post(address("/draft/parts/Field_Reason/copy")).param("version", "" + seen)).andExpect(status().isConflict());
        as(Seat.SECOND_MANAGER, post(address("/draft/release")).param("version", "" + seen).param("note", "公開します")).andExpect(status().isConflict())
                .andExpect(content().string(containsString("公開します")));
        assertThat(definition("draft").field("reason").orElseThrow().label()).isEqualTo("応募した理由");
    }

    @Test
    @DisplayName("取りやめて始め直した下書きは、前の下書きを見て公開することはできない")
    void tellsOneDraftFromTheNext() throws Exception {
        start();
        long seen = version();
        send("/draft/discard", "note", "やり直すため").andExpect(flash().attribute("flash", "forms.discard.done"));
        start();
        as(Seat.SECOND_MANAGER, post(address("/draft/release")).param("version", "" + seen).param("note", "公開します")).andExpect(status().isConflict());
        assertThat(version()).isGreaterThan(seen);
    }

    @Test
    @DisplayName("変更している間に取り除かれた項目は、打った内容を残して知らせ、新しい項目として加えられる")
    void keepsWhatWasTypedForARemovedField() throws Exception {
        start();
        long seen = version();
        String section = sectionId("reason");
        open("/draft/fields/Field_Reason").andExpect(content().string(containsString("name=\"kind\"")));
        act("/draft/parts/Field_Reason/removal").andExpect(flash().attribute("flash", "forms.removed"));
        as(Seat.SECOND_MANAGER, post(address("/draft/fields/Field_Reason")).param("version", "" + seen).param("label", "応募のきっかけ").param("key", "reason")
                .param("kind", "LONG_TEXT").param("parent", section))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("value=\"応募のきっかけ\"")))
                .andExpect(content().string(containsString("ほかの人が下書きから取り除きました")))
                .andExpect(content().string(containsString("/draft/fields/new")));
        as(Seat.SECOND_MANAGER, post(address("/draft/fields/Field_Reason")).param("version", "" + seen).param("label", "あ")).andExpect(status().isNotFound());
    }

    @Test
    @DisplayName("ファイルで受け取り、読み込める。使えないファイルは、何についてかを示して断る")
    void takesAFile() throws Exception {
        start();
        byte[] file = open("/1/file").andReturn().getResponse().getContentAsByteArray();
        String changed = new String(file, StandardCharsets.UTF_8).replace("応募の理由をご記入ください。", "応募した理由をご記入ください。");
        upload(changed).andExpect(flash().attribute("flash", "forms.import.done"));
        assertThat(definition("draft").section("reason").orElseThrow().heading()).isEqualTo("応募した理由をご記入ください。");
        upload(changed.replace("応募地域名", "<b>応募地域名</b>")).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("応募地域名&lt;/b&gt;」…HTML")));
        int place = changed.indexOf('[', changed.indexOf("\"components\"")) + 1;
        for (String wrong : List.of("5, ", "{\"type\":\"html\",\"id\":\"h\",\"content\":\"x\"}, ", "{\"type\":\"gauge\",\"id\":\"h\",\"label\":\"計器\"}, ",
                "{\"type\":\"group\",\"id\":\"g\",\"components\":{}}, ")) {
            upload(new StringBuilder(changed).insert(place, wrong).toString()).andExpect(status().isUnprocessableEntity());
        }
        upload(new StringBuilder(changed).insert(place, "{\"type\":\"gauge\",\"id\":\"h\",\"label\":\"計器\"}, ").toString())
                .andExpect(content().string(containsString("「計器」…この種類の部品（gauge）は使えません")));
        for (String wrong : List.of("\"validate\":{\"min\":1e999},", "\"properties\":{\"a\\u0000\":\"b\"},")) {
            upload(new StringBuilder(changed).insert(place, "{\"type\":\"group\",\"id\":\"g\"," + wrong + "\"components\":[]}, ").toString())
                    .andExpect(status().isUnprocessableEntity());
        }
        upload("{").andExpect(content().string(containsString("様式の定義を読み取れません")));
        upload(changed.replace(key, "another")).andExpect(content().string(containsString("様式の識別子が違います")));
        upload("").andExpect(content().string(containsString("ファイルを選んでください。")));
    }

    @Test
    @DisplayName("システムの更新で新しい版が付属しても、下書きは事務局で公開した版から始まり、写す版は選べる")
    void goesOnFromTheSecretariatsVersion() throws Exception {
        FormFixtures forms = new FormFixtures(context);
        forms.next(cast.viewer(Seat.SECRETARIAT_MANAGER), key, new FormEdit.AddField(FormFixtures.section("region"), FormFixtures.line("population", "人口")));
        assertThat(forms.shipped(key, new FormEdit.Remove("Field_RegionFeatures")).version()).isEqualTo(3);
        open("").andExpect(content().string(containsString("<option value=\"2\" selected")));
        start();
        assertThat(definition("draft").fields()).extracting(FormField::label).contains("人口", "地域の特徴");
        send("/draft/discard", "note", "付属の版から始めるため").andExpect(flash().attribute("flash", "forms.discard.done"));
        as(Seat.SECRETARIAT_MANAGER, post(address("/draft")).param("copyOf", "9")).andExpect(status().isNotFound());
        as(Seat.SECRETARIAT_MANAGER, post(address("/draft")).param("copyOf", "3")).andExpect(flash().attribute("flashArguments", List.of(3)));
        assertThat(definition("draft").fields()).extracting(FormField::label).doesNotContain("人口");
    }

    @Test
    @DisplayName("様式として開けなくなった下書きも、やめるか置き換えられる")
    void leavesAWayOutOfAnUnreadableDraft() throws Exception {
        start();
        String file = open("/1/file").andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        jdbc.sql("update form_draft set schema = '{}' where form_key = ?").param(key).update();
        open("/draft").andExpect(flash().attribute("flash", "forms.draft.unreadable"));
        open("/draft/import").andExpect(status().isOk());
        upload(file).andExpect(flash().attribute("flash", "forms.import.done"));
        open("/draft").andExpect(status().isOk());
        jdbc.sql("update form_draft set schema = '{}' where form_key = ?").param(key).update();
        open("/draft/discard").andExpect(status().isOk());
        send("/draft/discard", "note", "開けないため").andExpect(flash().attribute("flash", "forms.discard.done"));
    }

    @Test
    @DisplayName("よく使う項目を加えると、名前の重ならない見出しになる")
    void insertsBlocks() throws Exception {
        start();
        for (FormBlock block : FormBlock.values()) {
            act("/draft/blocks", "block", block.name()).andExpect(flash().attribute("flash", "forms.added"));
            act("/draft/blocks", "block", block.name()).andExpect(flash().attribute("flash", "forms.added"));
        }
        assertThat(definition("draft").sections()).hasSize(7 + 6);
        assertThat(definition("draft").field("address.postalCode")).isPresent();
    }

    @Test
    @DisplayName("記入する人の画面で試せて、何も保存されない。事務局は読め、ほかの人には無い")
    void showsItAsTheApplicantSeesIt() throws Exception {
        open("/1/preview").andExpect(status().isOk()).andExpect(content().string(containsString("記入もれの確認を試す")));
        as(Seat.SECRETARIAT, multipart(address("/1/preview")).param("a.regionName", "試験の地域")).andExpect(status().isOk())
                .andExpect(content().string(containsString("試験の地域"))).andExpect(content().string(containsString("代表者")))
                .andExpect(content().string(containsString("入力内容を御確認ください")));
        as(Seat.SECRETARIAT, get(address("/1/questions"))).andExpect(content().string(containsString("20,000文字以内")));
        as(Seat.SECRETARIAT, get(address(""))).andExpect(status().isOk()).andExpect(content().string(not(containsString("次の版の下書きを始める"))));
        as(Seat.SECRETARIAT, post(address("/draft"))).andExpect(status().isForbidden());
        for (Seat seat : List.of(Seat.MINISTRY, Seat.PREFECTURE, Seat.REGION, Seat.OTHER_SECRETARIAT)) {
            as(seat, get(address(""))).andExpect(status().isNotFound());
            as(seat, post(address("/draft"))).andExpect(status().isNotFound());
        }
        as(Seat.MINISTRY, get("/forms")).andExpect(status().isNotFound());
        as(Seat.SECRETARIAT, get("/forms")).andExpect(status().isOk()).andExpect(content().string(containsString("/forms/" + key)))
                .andExpect(content().string(containsString("事務局の責任者が行います"))).andExpect(content().string(not(containsString("編集する</a>"))));
        as(Seat.SECRETARIAT_MANAGER, get("/forms")).andExpect(content().string(containsString("版を見る・編集する")));
        as(Seat.SECRETARIAT, get(address("/9/preview"))).andExpect(status().isNotFound());
    }

    @Test
    @DisplayName("厚生労働省は公開された版を読めるが、下書き・ファイル・一覧は無い")
    void showsTheMinistryWhatIsReleased() throws Exception {
        start();
        as(Seat.MINISTRY, get(address("/1/preview"))).andExpect(status().isOk()).andExpect(content().string(containsString("応募地域名")))
                .andExpect(content().string(not(containsString("href=\"/forms"))));
        as(Seat.MINISTRY, get(address("/1/questions"))).andExpect(status().isOk()).andExpect(content().string(not(containsString("href=\"/forms"))));
        as(Seat.MINISTRY, multipart(address("/1/preview")).param("a.regionName", "試験の地域")).andExpect(status().isOk());
        for (String address : List.of("/draft/preview", "/draft/questions", "/1/file", "/draft/release")) {
            as(Seat.MINISTRY, get(address(address))).andExpect(status().isNotFound());
        }
        as(Seat.PREFECTURE, get(address("/1/preview"))).andExpect(status().isNotFound());
    }

    @Test
    @DisplayName("版の違いは、加わる・なくなる・変わる項目を、変わる前と後の言葉で示す")
    void comparesVersions() throws Exception {
        FormRef next = new FormFixtures(context).next(cast.viewer(Seat.SECRETARIAT_MANAGER), key,
                new FormEdit.AddField("List_Members", FormFixtures.line("since", "就任の年")),
                new FormEdit.MoveInto("Field_Reason", FormFixtures.section("hubActivities")));
        assertThat(context.getBean(FormLibrary.class).differences(new FormRef(key, 1), next)).satisfiesExactlyInAnyOrder(
                added -> assertThat(added.name()).contains("就任の年"),
                moved -> {
                    assertThat(moved.kind()).isEqualTo(FormDifference.Kind.CHANGED);
                    assertThat(moved.before()).isEqualTo("見出し：応募の理由");
                    assertThat(moved.after()).startsWith("見出し：").isNotEqualTo(moved.before());
                });
    }

    @Test
    @DisplayName("注意書きには番号を付けず、文がないことは注意書きの文として知らせる")
    void numbersOnlyQuestions() throws Exception {
        start();
        String section = sectionId("region");
        send("/draft/fields/new", "parent", section, "kind", "NOTE", "label", "").andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("注意書きの文を入力してください。")));
        send("/draft/fields/new", "parent", section, "kind", "NOTE", "label", "初めに御覧ください。").andExpect(flash().attribute("flash", "forms.added"));
        send("/draft/fields/new", "parent", section, "kind", "LINE", "label", "人口").andExpect(flash().attribute("flash", "forms.added"));
        FormOutline.Section outline = context.getBean(FormLibrary.class).outline(cast.viewer(Seat.SECRETARIAT_MANAGER), key, "draft").sections().stream()
                .filter(each -> each.id().equals(section)).findFirst().orElseThrow();
        List<FormOutline.Part> asked = outline.parts().stream().filter(part -> !part.isNote()).toList();
        assertThat(asked).extracting(outline::number).last().isEqualTo("" + asked.size());
        assertThat(outline.parts()).filteredOn(FormOutline.Part::isNote).extracting(outline::number).containsOnly("");
        open("/draft/questions").andExpect(status().isOk()).andExpect(content().string(containsString("初めに御覧ください。")));
    }

    private void start() throws Exception {
        as(Seat.SECRETARIAT_MANAGER, post(address("/draft"))).andExpect(flash().attribute("flash", "forms.draft.started"));
    }

    private FormDefinition definition(String edition) {
        return context.getBean(FormLibrary.class).definition(cast.viewer(Seat.SECRETARIAT), key, edition);
    }

    private String sectionId(String section) {
        return schema().sections().stream().filter(group -> group.path("properties").path("section").asText().equals(section)).findFirst().orElseThrow()
                .path("id").asText();
    }

    private String partId(String label) {
        return schema().sections().stream().flatMap(section -> FormDraft.children(section).stream()).filter(part -> FormDraft.name(part).equals(label))
                .findFirst().orElseThrow().path("id").asText();
    }

    private String idAt(String path) {
        return definition("draft").field(path).orElseThrow().id();
    }

    private FormDraft schema() {
        return FormDraft.of(context.getBean(FormRows.class).draft(key).orElseThrow().schema());
    }

    private long version() {
        return context.getBean(FormRows.class).draft(key).orElseThrow().version();
    }

    private String details(String action, String name) {
        return jdbc.sql("select details ->> ? from audit_entry where action = ? order by id desc limit 1").params(name, action).query(String.class).single();
    }

    private String address(String path) {
        return "/forms/" + key + path;
    }

    private ResultActions open(String path) throws Exception {
        return as(Seat.SECRETARIAT_MANAGER, get(address(path)));
    }

    private ResultActions act(String path, String... parameters) throws Exception {
        return send(path, parameters);
    }

    private ResultActions send(String path, String... parameters) throws Exception {
        MockHttpServletRequestBuilder request = post(address(path)).param("version", "" + version());
        for (int index = 0; index < parameters.length; index += 2) {
            request.param(parameters[index], parameters[index + 1]);
        }
        return as(Seat.SECRETARIAT_MANAGER, request);
    }

    private ResultActions upload(String schema) throws Exception {
        return as(Seat.SECRETARIAT_MANAGER, multipart(address("/draft/import"))
                .file(new MockMultipartFile("file", "x.form", "application/json", schema.getBytes(StandardCharsets.UTF_8)))
                .param("version", "" + version()));
    }

    private ResultActions as(Seat seat, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(csrf()).with(user(cast.account(seat))));
    }
}
