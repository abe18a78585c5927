package jp.banso.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("画面の部品")
class FragmentRenderTests {

  private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]*)\"");
  private static final Pattern REFERENCE = Pattern.compile("\\s(?:for|aria-describedby|aria-labelledby|aria-controls)=\"([^\"]*)\"");
  private static final FragmentRenderer RENDERER = new FragmentRenderer();

  @Test
  @DisplayName("入力欄は見出し・補足・誤りの文と結び付く")
  void wiresLabelSupportAndErrorToTheField() {
    String page = RENDERER.render("samples/form", FragmentSamples.formModel(true));

    assertThat(page).contains("<label class=\"field-label\" for=\"regionName\">");
    assertThat(tag(page, "id=\"regionName\"")).contains("name=\"regionName\"", "value=\"由利本荘・にかほ\"",
        "aria-invalid=\"true\"", "aria-required=\"true\"", "aria-describedby=\"regionName-support regionName-error\"");
    assertThat(page).contains("※必須", "※任意", "課題の詳細</span><span class=\"field-limit\">（400文字以内）");
    assertThat(tag(page, "id=\"reason\"")).contains("aria-describedby=\"reason-counter\"").doesNotContain("maxlength", "aria-invalid");
    assertThat(page).contains("<option value=\"05\" selected=\"selected\">秋田県</option>");
    assertThat(tag(page, "id=\"hub\"")).contains("checked=\"checked\"", "value=\"YES\"");
    assertThat(tag(page, "id=\"challenges-2\"")).doesNotContain("checked").contains("aria-invalid=\"true\"");
    assertThat(tag(page, "id=\"challenges-3\"")).contains("checked=\"checked\"");
    assertThat(tag(page, "name=\"version\"")).contains("value=\"3\"");
  }

  @Test
  @DisplayName("誤りの一覧は先頭に出て、各欄へ導く")
  void leadsFromTheErrorSummaryToEachField() {
    String page = RENDERER.render("samples/form", FragmentSamples.formModel(true));

    assertThat(page).contains("role=\"alert\"", "入力内容を御確認ください（5件）", "<span>構成員は10〜15名程度です。御確認ください。</span>");
    List<String> ids = all(ID, page);
    List<String> targets = all(Pattern.compile("<a href=\"#([^\"]+)\">"), page);
    assertThat(targets).contains("regionName", "hub", "challenges").isNotEmpty();
    assertThat(ids).containsAll(targets);
  }

  @Test
  @DisplayName("誤りがなければ、誤りの表示はない")
  void showsNoErrorsOnAFreshForm() {
    String page = RENDERER.render("samples/form", FragmentSamples.formModel(false));

    assertThat(page).doesNotContain("error-summary", "aria-invalid", "field-error");
  }

  @Test
  @DisplayName("構成員の表は行ごとに名前の付いた欄になる")
  void rendersRowsAsNamedCells() {
    String page = RENDERER.render("samples/form", FragmentSamples.formModel(true));

    assertThat(tag(page, "name=\"members[0].name\"")).contains("value=\"高橋 一郎\"").doesNotContain("aria-invalid");
    assertThat(tag(page, "name=\"members[1].name\"")).contains("aria-invalid=\"true\"", "aria-describedby=\"members1.name-error\"");
    assertThat(page).contains(">2行目 氏名</label>", "name=\"addRow\" value=\"members\"", "name=\"removeRow\" value=\"members[1]\"",
        "<option value=\"doctor\" selected=\"selected\">医師</option>");
  }

  @Test
  @DisplayName("代理入力の欄は事務局にだけ出て、送った内容を残す")
  void offersProxyEntryOnlyWhereAllowed() {
    var model = FragmentSamples.formModel(false);
    String again = RENDERER.render("samples/form", model, Map.of("proxy.means", List.of("FAX"), "proxy.saidBy", List.of("長寿社会課 田中")));
    assertThat(tag(again, "value=\"FAX\"")).contains("checked=\"checked\"", "name=\"proxy.means\"");
    assertThat(tag(again, "value=\"MAIL\"")).doesNotContain("checked");
    assertThat(again).contains("value=\"長寿社会課 田中\"").containsPattern("<details class=\"details proxy\"[^>]*open");

    model.put("proxyErrors", Map.of("proxy.saidOn", "日付を御確認ください。"));
    String refused = RENDERER.render("samples/form", model);
    assertThat(refused).containsPattern("<a href=\"#(proxy-\\d+-saidOn)\">連絡を受けた日：日付を御確認ください。</a>(?s:.*)id=\"\\1\"");
    model.remove("proxyErrors");

    model.put("proxyOffered", false);
    assertThat(RENDERER.render("samples/form", model)).doesNotContain("proxy.means");
    model.remove("proxyOffered");
    assertThat(RENDERER.render("samples/form", model)).doesNotContain("proxy.means");
  }

  @Test
  @DisplayName("案件の画面は段階・履歴・図の順に並ぶ")
  void rendersACase() {
    String page = RENDERER.render("samples/case", FragmentSamples.caseModel());

    assertThat(page).contains("<title>由利本荘・にかほ圏域 | 伴走</title>", "R7-伴走-05-001", "令和7年7月28日（月）まで",
        "事務局が代理入力（7月28日 電話・長寿社会課）", "修正のお願いを送りました", "届いていません", "全128件中 50件を表示",
        "data-source=\"/cases/process-picture/application.bpmn?key=R7-BANSO-05-001\"", "data-active=\"UserTask_Check\"");
    assertThat(tag(page, "class=\"step step-now\"")).contains("aria-current=\"step\"");
    assertThat(page).containsPattern("(?s)class=\"step-state\">済<.*class=\"step-state\">いま<.*class=\"step-state\">これから<.*class=\"history\".*data-picture");
  }

  @Test
  @DisplayName("お知らせの箱に入れた一覧は、画面の作りの改行を行間として出さない")
  void leavesNoGapsInANoticeOfSeveral() {
    String page = RENDERER.render("samples/notices", Map.of());

    // the styles keep every line break of .alert-text
    assertThat(page).contains("alert-content", "<li>").doesNotContain("alert-text", "pre-line");
  }

  @Test
  @DisplayName("今日やることは期限の順にまとまる")
  void groupsOpenWork() {
    String page = RENDERER.render("samples/home", FragmentSamples.homeModel());

    assertThat(page).contains("1営業日超過", "今日まで", "あと4営業日", "期限なし", "aria-sort=\"ascending\"", "秋田県健康福祉部",
        "佐藤 花子</strong>", "令和7年度", "デモ用の日時", "役割を切り替える");
    assertThat(page).doesNotContain("<span class=\"navigation-count\">0件");
    assertThat(all(Pattern.compile("class=\"navigation-link\"[^>]*aria-current=\"(page)\""), page)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"400", "403", "404", "409", "413", "422", "429", "500", "503", "unconfirmed"})
  @DisplayName("困ったときの画面は、起きたこと・次にすること・照会番号を伝える")
  void rendersErrorPagesWithoutAShell(String code) {
    String page = RENDERER.render("error/" + code, Map.of("traceId", "3F7K-92QX"));

    assertThat(page).contains("起きたこと", "次にしていただくこと", "3F7K-92QX", "href=\"/login\"").doesNotContain("??", "class=\"navigation\"");
    assertThat(RENDERER.render("error/" + code, Map.of("shell", FragmentSamples.shell()))).contains("今日やることに戻る").doesNotContain("class=\"trace\"");
  }

  @Test
  @DisplayName("保存できなかったときは、書いた文章をそのまま返す")
  void givesBackWhatWasTyped() {
    assertThat(RENDERER.render("error/409", Map.of("typed", List.of("書いた<b>意見"))))
        .contains("既に処理済みです", "入力された内容", "書いた&lt;b&gt;意見");
    assertThat(RENDERER.render("error/409", Map.of("typed", List.of()))).doesNotContain("入力された内容");
    assertThat(RENDERER.render("error/session", Map.of("typed", List.of("書いた<b>意見"), "typedCut", true)))
        .contains("保存していません", "書いた&lt;b&gt;意見", "一部はここに表示していません");
  }

  @Test
  @DisplayName("同時の編集では、両方の内容が並ぶ")
  void comparesTwoVersions() {
    assertThat(RENDERER.render("samples/stale", FragmentSamples.staleModel()))
        .contains("ほかの方が先に保存しました", "あなたの入力", "先に保存された内容（事務局 鈴木 次郎　令和7年7月28日（月）14時05分）", "相違あり",
            "（記入なし）", "href=\"/cases/1\"");
    assertThat(RENDERER.render("samples/stale", Map.of("stale", new StaleEditView.Comparison().field("備考", "同", "同").orReload("/cases/1"))))
        .contains("入力内容に違いはありません")
        .doesNotContain("<table");
  }

  @ParameterizedTest
  @ValueSource(strings = {"form", "case", "home", "public"})
  @DisplayName("どの画面も、重なった番号・行き先のない参照・埋め込みの書式を持たない")
  void keepsThePageSound(String sample) {
    var model = FragmentSamples.formModel(true);
    model.putAll(FragmentSamples.caseModel());
    model.putAll(FragmentSamples.homeModel());
    if (sample.equals("public")) {
      model.remove("shell");
    }
    String page = RENDERER.render("samples/" + sample, model);

    List<String> ids = all(ID, page);
    assertThat(ids).doesNotHaveDuplicates().doesNotContain("");
    assertThat(ids).containsAll(all(REFERENCE, page).stream().flatMap(r -> Arrays.stream(r.split(" "))).collect(Collectors.toSet()));
    assertThat(page).doesNotContain("??", " style=", " onclick=", "<style").doesNotContainPattern("<script(?![^>]*\\ssrc=)");
    assertThat(page.stripLeading()).startsWith("<!DOCTYPE html>");
    assertThat(page).contains("<html lang=\"ja\"", "href=\"#page-content\"", "\"includeIndicatorStyles\":false", "\"allowEval\":false");
  }

  private static List<String> all(Pattern pattern, String page) {
    return pattern.matcher(page).results().map(match -> match.group(1)).toList();
  }

  private static String tag(String page, String part) {
    int at = page.indexOf(part);
    assertThat(at).as(part).isNotNegative();
    return page.substring(page.lastIndexOf('<', at), page.indexOf('>', at) + 1);
  }
}
