package jp.banso.platform.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;

/** Sample models in the shapes that the fragments' own comments define. */
final class FragmentSamples {

  public enum StepState { DONE, NOW, NEXT }

  public record NavItem(String label, String href, Long count, boolean current) {}

  public record ShellView(String personName, String organisationName, String roleLabel, boolean severalRoles, String today,
                          String fiscalYear, boolean demo, String demoNow, List<NavItem> navigation) {}

  public record OptionView(String value, String label) {}

  public record ColumnView(String key, String label, boolean required, String width, List<OptionView> options, boolean several) {}

  public record Member(String name, String organisation, String group) {}

  public record RegionForm(String regionName, String reason, String prefecture, String hub, List<String> challenges,
                           String meetingOn, List<Member> members, Long version) {}

  public record StepView(String label, StepState state, String holder, LocalDate since, LocalDate until) {}

  public record HistoryView(Instant at, String who, String what, String proxyNote, String detail) {}

  public record TaskGroupView(String group, long count, String href, List<TaskView> tasks) {}

  public record TaskView(String title, String subject, String href, LocalDate due, Integer businessDaysLeft, String holder) {}

  public record LetterView(String subject, String to, String toName, Instant at, String state, String href) {}

  public record LinkView(String label, String href) {}

  public record TabView(String label, String href, Long count, boolean current) {}

  public record PagerView(Long total, boolean orMore, int shown, String previousHref, String nextHref) {}

  private FragmentSamples() {}

  static ShellView shell() {
    return new ShellView("佐藤 花子", "秋田県健康福祉部", "都道府県担当", true, "令和7年7月25日（金）", "令和7年度", true,
        "令和7年7月25日（金）14時05分", List.of(
        new NavItem("今日やること", "/", 5L, true), new NavItem("対応一覧", "/tasks", null, false),
        new NavItem("公募", "/calls", null, false), new NavItem("とりまとめ一覧", "/compilations", 2L, false),
        new NavItem("伴走支援", "/support", 0L, false), new NavItem("文書・メール", "/letters", null, false)));
  }

  static RegionForm form() {
    return new RegionForm("由利本荘・にかほ", "拠点の担当者が一人で、\n多職種の会議を開けていない。", "05", "YES", List.of("discharge", "last"),
        "R7.8.20", List.of(new Member("高橋 一郎", "由利組合総合病院", "doctor"), new Member("", "にかほ市", "")), 3L);
  }

  static Map<String, Object> formModel(boolean withErrors) {
    var form = form();
    var model = new HashMap<String, Object>();
    model.put("shell", shell());
    model.put("form", form);
    model.put("proxyOffered", true);
    model.put("prefectures", List.of(new OptionView("05", "秋田県"), new OptionView("06", "山形県")));
    model.put("hubs", List.of(new OptionView("YES", "設置している"), new OptionView("NO", "設置していない")));
    model.put("challenges", List.of(new OptionView("discharge", "退院支援"), new OptionView("daily", "日常の療養支援"), new OptionView("last", "看取り")));
    model.put("columns", List.of(new ColumnView("name", "氏名", true, "medium", null, false), new ColumnView("organisation", "所属", true, "long", List.of(), false),
        new ColumnView("group", "職種等", false, "medium", List.of(new OptionView("doctor", "医師"), new OptionView("nurse", "看護師")), false)));
    if (withErrors) {
      var errors = new BeanPropertyBindingResult(form, "form");
      errors.rejectValue("regionName", "x", "圏域名を40文字以内で入力してください。");
      errors.rejectValue("hub", "x", "拠点の設置状況を選んでください。");
      errors.rejectValue("challenges", "x", "課題を一つ以上選んでください。");
      errors.rejectValue("members[1].name", "x", "2行目の氏名を入力してください。");
      errors.reject("x", "構成員は10〜15名程度です。御確認ください。");
      model.put(BindingResult.MODEL_KEY_PREFIX + "form", errors);
    }
    return model;
  }

  static Map<String, Object> caseModel() {
    var model = new HashMap<String, Object>();
    model.put("shell", shell());
    model.put("flash", "layout.title");
    model.put("flashArguments", List.of("修正のお願いを送りました"));
    model.put("items", List.of(new LinkView("とりまとめ一覧", "/compilations"), new LinkView("由利本荘・にかほ圏域", null)));
    model.put("tabs", List.of(new TabView("内容", "/a", null, true), new TabView("ファイル", "/b", 3L, false), new TabView("履歴", "/c", 12L, false)));
    model.put("steps", List.of(
        new StepView("申込書を作成する", StepState.DONE, "由利本荘市", LocalDate.of(2025, 7, 18), null),
        new StepView("都道府県が確認する", StepState.NOW, "秋田県健康福祉部", LocalDate.of(2025, 7, 22), LocalDate.of(2025, 7, 28)),
        new StepView("事務局へ提出する", StepState.NEXT, "秋田県健康福祉部", null, LocalDate.of(2025, 7, 31)),
        new StepView("結果を受け取る", StepState.NEXT, null, null, null)));
    model.put("activeElements", List.of("UserTask_Check"));
    model.put("entries", List.of(
        new HistoryView(Instant.parse("2025-07-28T05:05:00Z"), "事務局 鈴木 次郎", "修正のお願いへの回答を記録しました。", "事務局が代理入力（7月28日 電話・長寿社会課）", "3ページの構成員の所属を修正"),
        new HistoryView(Instant.parse("2025-07-22T00:30:00Z"), "由利本荘市 伊藤 三郎", "申込書を県へ渡しました。", null, null)));
    model.put("letters", List.of(
        new LetterView("【伴走支援】申込書の修正のお願い", "ito@example.jp", "由利本荘市 伊藤 三郎 様", Instant.parse("2025-07-28T05:05:00Z"), "SENT", "/letters/1"),
        new LetterView("【伴走支援】公募の御案内", "秋田県健康福祉部", null, Instant.parse("2025-06-25T00:00:00Z"), "FAILED", null)));
    model.put("pager", new PagerView(128L, false, 50, null, "/x?after=1"));
    return model;
  }

  static Map<String, Object> homeModel() {
    var model = new HashMap<String, Object>();
    model.put("shell", shell());
    model.put("groups", List.of(
        new TaskGroupView("OVERDUE", 1, "/tasks?group=OVERDUE", List.of(
            new TaskView("修正のお願いへの回答を確認する", "R7-伴走-05-002　大館・鹿角圏域", "/t/1", LocalDate.of(2025, 7, 24), -1, "健康福祉部"))),
        new TaskGroupView("TODAY", 1, "/tasks?group=TODAY", List.of(
            new TaskView("申込書の内容を確認する", "R7-伴走-05-001　由利本荘・にかほ圏域", "/t/2", LocalDate.of(2025, 7, 25), 0, "佐藤 花子"))),
        new TaskGroupView("WEEK", 0, "/tasks?group=WEEK", List.of()),
        new TaskGroupView("LATER", 12, "/tasks?group=LATER", List.of(
            new TaskView("申込書を取りまとめて提出する", "令和7年度 伴走支援　秋田県", "/t/3", LocalDate.of(2025, 7, 31), 4, null),
            new TaskView("推薦順位を記入する", "令和7年度 伴走支援　秋田県", "/t/4", null, null, null)))));
    return model;
  }

  static Map<String, Object> staleModel() {
    List<StaleFieldView> fields = List.of(
        new StaleFieldView("圏域名", "由利本荘・にかほ", "由利本荘・にかほ", false),
        new StaleFieldView("課題の詳細", "拠点の担当者が一人である。", "拠点の担当者が二人である。\n会議は月1回。", true),
        new StaleFieldView("備考", "", "現地訪問を希望", true));
    return Map.of("stale", new StaleEditView("事務局 鈴木 次郎", Instant.parse("2025-07-28T05:05:00Z"), "/cases/1", fields));
  }
}
