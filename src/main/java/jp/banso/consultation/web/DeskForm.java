package jp.banso.consultation.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jp.banso.consultation.AllowedUses;
import jp.banso.consultation.CallbackTerms;
import jp.banso.consultation.DeskProblem;
import jp.banso.consultation.DeskTerms;
import jp.banso.consultation.DeskTerms.Channels;
import jp.banso.consultation.DeskUse;
import jp.banso.consultation.DeskView;
import jp.banso.consultation.SampleTerms;
import jp.banso.kernel.Wareki;
import jp.banso.platform.web.AsSeen;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.InPageOrder;
import jp.banso.platform.web.StaleEditView;
import jp.banso.platform.web.TypedFields;
import org.springframework.validation.Errors;
import org.springframework.validation.MapBindingResult;

/** The terms of a desk as they were typed. */
@InPageOrder
record DeskForm(
    long version,
    @FieldLabel("consultation.desk.name") String name,
    @FieldLabel("consultation.desk.otherName") String otherName,
    @FieldLabel("consultation.desk.audience") String audience,
    @FieldLabel("consultation.desk.noticeOn") String noticeOn,
    @FieldLabel("consultation.desk.opensOn") String opensOn,
    @FieldLabel("consultation.desk.closesOn") String closesOn,
    @FieldLabel("consultation.desk.opensAt") String opensAt,
    @FieldLabel("consultation.desk.closesAt") String closesAt,
    @FieldLabel("consultation.desk.hours") String hours,
    @FieldLabel(value = "consultation.desk.channels", choices = "consultation.desk.channels.") String channels,
    @FieldLabel("consultation.desk.mail") String mail,
    @FieldLabel("consultation.desk.telephone") String telephone,
    @FieldLabel("consultation.desk.channelNote") String channelNote,
    @FieldLabel("consultation.desk.absence") String absence,
    @FieldLabel("consultation.desk.callbackDays") String callbackDays,
    @FieldLabel("consultation.desk.callbackTries") String callbackTries,
    @FieldLabel("consultation.desk.callbackMinutes") String callbackMinutes,
    @FieldLabel("consultation.desk.mailSubject") String mailSubject,
    @FieldLabel("consultation.desk.mailItems") String mailItems,
    @FieldLabel("consultation.desk.examples") String examples,
    @FieldLabel("consultation.desk.purpose") String purpose,
    @FieldLabel("consultation.desk.categories") String categories,
    @FieldLabel("consultation.desk.answerDays") String answerDays,
    @FieldLabel("consultation.desk.replyDays") String replyDays,
    @FieldLabel("consultation.desk.ministryDays") String ministryDays,
    @FieldLabel("consultation.desk.callbackFrom") String callbackFrom,
    @FieldLabel("consultation.desk.referrals") String referrals,
    @FieldLabel("consultation.desk.checklist") String checklist,
    @FieldLabel("consultation.desk.webForm") String webForm,
    @FieldLabel("consultation.use.KNOWLEDGE") String useKnowledge,
    @FieldLabel("consultation.use.PACKAGE") String usePackage,
    @FieldLabel("consultation.use.GUIDEBOOK") String useGuidebook,
    @FieldLabel("consultation.use.STATISTICS") String useStatistics,
    @FieldLabel("consultation.use.EXPORT") String useExport,
    @FieldLabel("consultation.desk.feedbackWords") String feedbackWords,
    @FieldLabel("consultation.desk.feedbackDays") String feedbackDays,
    @FieldLabel("consultation.desk.retentionYears") String retentionYears,
    @FieldLabel("consultation.desk.checksAnswers") String checksAnswers,
    @FieldLabel("consultation.desk.checkPercent") String checkPercent,
    @FieldLabel("consultation.desk.checkLeast") String checkLeast,
    @FieldLabel("consultation.desk.checkMost") String checkMost,
    @FieldLabel("consultation.desk.checkDay") String checkDay,
    @FieldLabel("consultation.desk.checkDays") String checkDays) {

  private static final int MOST_CALLBACK_DAYS = 10;
  private static final int MOST_CALLBACK_TRIES = 10;
  private static final int MOST_CALLBACK_MINUTES = 480;
  private static final int MOST_DAYS = 60;
  private static final int MOST_YEARS = 30;
  private static final int WHOLE = 100;
  private static final int MOST_CHECKS = 1000;
  private static final int LAST_CHECK_DAY = 10;

  DeskForm {
    // a box that is not ticked is not sent
    webForm = "" + Boolean.parseBoolean(webForm);
    useKnowledge = "" + Boolean.parseBoolean(useKnowledge);
    usePackage = "" + Boolean.parseBoolean(usePackage);
    useGuidebook = "" + Boolean.parseBoolean(useGuidebook);
    useStatistics = "" + Boolean.parseBoolean(useStatistics);
    useExport = "" + Boolean.parseBoolean(useExport);
    checksAnswers = "" + Boolean.parseBoolean(checksAnswers);
  }

  static DeskForm of(DeskView desk) {
    DeskTerms terms = desk.terms();
    return new DeskForm(
        desk.version(), terms.name(), text(terms.otherName()), terms.audience(), day(terms.noticeOn()),
        day(terms.opensOn()), day(terms.closesOn()), Wareki.time(terms.opensAt()), Wareki.time(terms.closesAt()),
        terms.hours(), terms.channels().name(), terms.mail(), text(terms.telephone()), text(terms.channelNote()),
        text(terms.absence()), "" + terms.callback().callbackDays(), "" + terms.callback().callbackTries(),
        "" + terms.callback().callbackMinutes(), text(terms.mailSubject()), text(terms.mailItems()),
        text(terms.examples()), terms.purpose(), text(terms.categories()), "" + terms.answerDays(),
        "" + terms.replyDays(), "" + terms.ministryDays(), text(terms.callbackFrom()),
        text(terms.referrals()), text(terms.checklist()), "" + terms.webForm(),
        allows(terms, DeskUse.KNOWLEDGE), allows(terms, DeskUse.PACKAGE), allows(terms, DeskUse.GUIDEBOOK),
        allows(terms, DeskUse.STATISTICS), allows(terms, DeskUse.EXPORT), text(terms.feedbackWords()),
        "" + terms.feedbackDays(), "" + terms.retentionYears(),
        "" + terms.sample().checksAnswers(), "" + terms.sample().checkPercent(), "" + terms.sample().checkLeast(),
        "" + terms.sample().checkMost(), "" + terms.sample().checkDay(), "" + terms.sample().checkDays());
  }

  private static String allows(DeskTerms terms, DeskUse use) {
    return "" + terms.uses().allow(use);
  }

  private AllowedUses uses() {
    Map<DeskUse, String> ticked =
        Map.of(
            DeskUse.KNOWLEDGE, useKnowledge, DeskUse.PACKAGE, usePackage, DeskUse.GUIDEBOOK, useGuidebook,
            DeskUse.STATISTICS, useStatistics, DeskUse.EXPORT, useExport);
    return AllowedUses.of(
        DeskUse.ofTerms().stream().filter(use -> Boolean.parseBoolean(ticked.get(use))).toList());
  }

  /** The terms, or null if something cannot be read; what that is stands at its field. */
  DeskTerms read(Errors errors) {
    TypedFields in = new TypedFields(errors);
    DeskTerms terms =
        new DeskTerms(
            in.line("name", name), in.lineOrNull("otherName", otherName), in.line("audience", audience),
            in.date("noticeOn", noticeOn), in.date("opensOn", opensOn), in.date("closesOn", closesOn),
            in.time("opensAt", opensAt), in.time("closesAt", closesAt), in.line("hours", hours),
            in.choice("channels", channels, Channels.class), in.mail("mail", mail),
            in.lineOrNull("telephone", telephone), in.textOrNull("channelNote", channelNote, FreeText.NOTE),
            in.textOrNull("absence", absence, FreeText.NOTE),
            callback(in), in.lineOrNull("mailSubject", mailSubject),
            in.textOrNull("mailItems", mailItems, FreeText.NOTE), in.textOrNull("examples", examples, FreeText.NOTE),
            in.text("purpose", purpose, FreeText.NOTE), in.textOrNull("categories", categories, FreeText.NOTE),
            in.number("answerDays", answerDays, 1, MOST_DAYS), in.number("replyDays", replyDays, 1, MOST_DAYS),
            in.number("ministryDays", ministryDays, 1, MOST_DAYS), in.lineOrNull("callbackFrom", callbackFrom),
            in.textOrNull("referrals", referrals, FreeText.NOTE), Boolean.parseBoolean(webForm), uses(),
            in.number("retentionYears", retentionYears, 1, MOST_YEARS), sample(in),
            in.textOrNull("checklist", checklist, FreeText.NOTE),
            in.textOrNull("feedbackWords", feedbackWords, FreeText.NOTE),
            in.number("feedbackDays", feedbackDays, 1, MOST_DAYS));
    return errors.hasErrors() ? null : terms;
  }

  private CallbackTerms callback(TypedFields in) {
    return new CallbackTerms(
        in.number("callbackDays", callbackDays, 1, MOST_CALLBACK_DAYS),
        in.number("callbackTries", callbackTries, 1, MOST_CALLBACK_TRIES),
        in.number("callbackMinutes", callbackMinutes, 0, MOST_CALLBACK_MINUTES));
  }

  private SampleTerms sample(TypedFields in) {
    return new SampleTerms(
        Boolean.parseBoolean(checksAnswers), in.number("checkPercent", checkPercent, 1, WHOLE),
        in.number("checkLeast", checkLeast, 1, MOST_CHECKS), in.number("checkMost", checkMost, 1, MOST_CHECKS),
        in.number("checkDay", checkDay, 1, LAST_CHECK_DAY), in.number("checkDays", checkDays, 1, MOST_DAYS));
  }

  /**
   * What can be read, with what is kept in the place of the rest, so that all that is wrong is said at once; null if
   * that cannot be read either.
   */
  DeskTerms readable(DeskView kept, Errors errors) {
    return AsSeen.mixed(this, of(kept), field -> errors.hasFieldErrors(field.getName()))
        .read(new MapBindingResult(new HashMap<>(), "form"));
  }

  /** Says each problem at its field, but those of a term that could not be read, or that contradict one. */
  static void reject(List<DeskProblem> problems, Errors errors) {
    problems.stream()
        .filter(
            problem ->
                Stream.of(problem.field(), Objects.toString(problem.other(), problem.field()))
                    .noneMatch(errors::hasFieldErrors))
        .toList()
        .forEach(
            problem ->
                errors.rejectValue(problem.field(), problem.messageKey(), problem.arguments().toArray(), ""));
  }

  StaleEditView.Comparison against(DeskForm theirs, UnaryOperator<String> text) {
    return new StaleEditView.Comparison().forms(this, theirs, text);
  }

  private static String text(String kept) {
    return kept == null ? "" : kept;
  }

  private static String day(LocalDate kept) {
    return Wareki.date(kept);
  }
}
