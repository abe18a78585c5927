package jp.banso.applications.web;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import jp.banso.applications.ApplicationFacts.YesNoUnknown;
import jp.banso.applications.CheckSheet;
import jp.banso.kernel.Outcome;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.OptionView;
import jp.banso.platform.web.StaleEditView;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;

/** とりまとめ確認票 as typed. */
record SheetForm(
    Long version,
    @FieldLabel("applications.sheet.opinion") String opinion,
    @FieldLabel("applications.sheet.rank") String rank,
    @FieldLabel("applications.sheet.hubName") String hubName,
    @FieldLabel("applications.sheet.planPlacement") String planPlacement,
    @FieldLabel("applications.sheet.effortBasis") String effortBasis,
    @FieldLabel("applications.sheet.hubEstablished") String hubEstablished,
    @FieldLabel("applications.sheet.hubLed") String hubLed,
    @FieldLabel("applications.sheet.supportWanted") String supportWanted,
    @FieldLabel("applications.sheet.reason") String submissionReason,
    @FieldLabel("applications.review.declared.label") Boolean declared) {

  private static final String UNANSWERED = "applications.refused.sheetUnanswered";

  private static final int OPINION = 4000;

  /** None, or 1 to 99. */
  private static final Pattern RANK = Pattern.compile("(0?[1-9]|[1-9][0-9])?");

  static SheetForm of(CheckSheet sheet, long version) {
    return new SheetForm(
        version, sheet.opinion(), sheet.rank() == null ? "" : sheet.rank().toString(),
        sheet.hubName(), sheet.planPlacement(), sheet.effortBasis(),
        sheet.hubEstablished().name(), sheet.hubLed().name(), sheet.supportWanted().name(),
        sheet.submissionReason(), null);
  }

  /** The sheet, or the refusal of what is open, no number or without end; each is said at its field. */
  Outcome<CheckSheet> sheet(Model model) {
    return fitting(model)
        .refuse(isUnanswered(hubEstablished), "hubEstablished", UNANSWERED)
        .refuse(isUnanswered(hubLed), "hubLed", UNANSWERED)
        .refuse(isUnanswered(supportWanted), "supportWanted", UNANSWERED)
        .outcome()
        .then(fits -> Outcome.done(read()));
  }

  /** The same of a sheet that is not complete yet; {@code before} where none came along. */
  Outcome<CheckSheet> soFar(CheckSheet before, Model model) {
    return opinion == null ? Outcome.done(before) : fitting(model).outcome().then(fits -> Outcome.done(read()));
  }

  private FreeText fitting(Model model) {
    return FreeText.of(model, "form")
        .limit("opinion", opinion, OPINION)
        .limit("hubName", hubName, FreeText.LINE)
        .limit("planPlacement", planPlacement, FreeText.NOTE)
        .limit("effortBasis", effortBasis, FreeText.NOTE)
        .limit("submissionReason", submissionReason, FreeText.NOTE)
        .refuse(!RANK.matcher(typedRank()).matches(), "rank", "applications.refused.rank");
  }

  private CheckSheet read() {
    String typed = typedRank();
    return new CheckSheet(
        DraftController.text(opinion), typed.isEmpty() ? null : Integer.valueOf(typed),
        DraftController.text(hubName), DraftController.text(planPlacement),
        DraftController.text(effortBasis), answer(hubEstablished), answer(hubLed),
        answer(supportWanted), DraftController.text(submissionReason));
  }

  /** What was typed beside what is kept, in the words of the page. */
  StaleEditView.Comparison against(SheetForm theirs, MessageSource messages) {
    StaleEditView.Comparison comparison = new StaleEditView.Comparison();
    Map<String, String> before = theirs.shown(messages);
    shown(messages)
        .forEach(
            (field, mine) ->
                comparison.field(
                    messages.getMessage("applications.sheet." + field, null, Locale.JAPAN), mine,
                    before.get(field)));
    return comparison;
  }

  /** By field, in the order of the page. */
  private Map<String, String> shown(MessageSource messages) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("hubName", DraftController.text(hubName));
    fields.put("planPlacement", DraftController.text(planPlacement));
    fields.put("effortBasis", DraftController.text(effortBasis));
    fields.put("hubEstablished", word(answer(hubEstablished), messages));
    fields.put("hubLed", word(answer(hubLed), messages));
    fields.put("supportWanted", word(answer(supportWanted), messages));
    fields.put("opinion", DraftController.text(opinion));
    fields.put("rank", typedRank());
    fields.put("reason", DraftController.text(submissionReason));
    return fields;
  }

  private String typedRank() {
    return rank(rank);
  }

  /** What was typed as a rank, in any width. */
  static String rank(String typed) {
    return Normalizer.normalize(DraftController.text(typed), Normalizer.Form.NFKC).strip();
  }

  /** True if there is none, or one that can be kept. */
  static boolean isRank(String typed) {
    return RANK.matcher(rank(typed)).matches();
  }

  private static String word(YesNoUnknown answer, MessageSource messages) {
    return messages.getMessage("applications.yesNo." + answer.name(), null, Locale.JAPAN);
  }

  private static boolean isUnanswered(String name) {
    return Arrays.stream(YesNoUnknown.values()).noneMatch(answer -> answer.name().equals(name));
  }

  private static YesNoUnknown answer(String name) {
    return Arrays.stream(YesNoUnknown.values())
        .filter(answer -> answer.name().equals(name))
        .findFirst()
        .orElse(YesNoUnknown.UNKNOWN);
  }

  /** What can be answered to the sheet's questions. */
  static List<OptionView> answers(MessageSource messages) {
    return Arrays.stream(YesNoUnknown.values())
        .map(answer -> new OptionView(answer.name(), word(answer, messages)))
        .toList();
  }
}
