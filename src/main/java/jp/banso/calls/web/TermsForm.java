package jp.banso.calls.web;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import jp.banso.calls.CallTerms;
import jp.banso.calls.CallView;
import jp.banso.calls.FlightPlan;
import jp.banso.calls.MailTerms;
import jp.banso.calls.MailTerms.NoticeForwarding;
import jp.banso.calls.Statements;
import jp.banso.calls.Statements.LateReceipt;
import jp.banso.calls.TermsDraft;
import jp.banso.kernel.Wareki;
import jp.banso.platform.web.AsSeen;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.InPageOrder;
import jp.banso.platform.web.StaleEditView;
import org.springframework.validation.Errors;
import org.springframework.validation.MapBindingResult;

/** The terms of a call as they were typed. */
@InPageOrder
record TermsForm(
    long version,
    @FieldLabel("calls.setup.projectTitle") String projectTitle,
    @FieldLabel("calls.setup.title") String title,
    @FieldLabel("calls.setup.secretariatName") String secretariatName,
    @FieldLabel("calls.setup.secretariatMail") String secretariatMail,
    @FieldLabel("calls.setup.secretariatTelephone") String secretariatTelephone,
    @FieldLabel("calls.setup.secretariatHours") String secretariatHours,
    @FieldLabel("calls.setup.secretariatFax") String secretariatFax,
    @FieldLabel("calls.setup.mailSubject") String mailSubject,
    @FieldLabel("calls.setup.selectionMethod") String selectionMethod,
    @FieldLabel("calls.setup.form") ChosenForm form,
    @FieldLabel("calls.setup.publishedOn") String publishedOn,
    @FieldLabel("calls.setup.deadline") String deadline,
    @FieldLabel("calls.setup.deadlineTime") String deadlineTime,
    @FieldLabel("calls.setup.questionsUntil") String questionsUntil,
    @FieldLabel("calls.setup.regionDueOn") String regionDueOn,
    @FieldLabel("calls.setup.prefectureDueOn") String prefectureDueOn,
    @FieldLabel("calls.setup.resultDueOn") String resultDueOn,
    @FieldLabel("calls.setup.supportFrom") String supportFrom,
    @FieldLabel("calls.setup.supportUntil") String supportUntil,
    @FieldLabel("calls.setup.regionBusinessDays") String regionBusinessDays,
    @FieldLabel("calls.setup.prefectureBusinessDays") String prefectureBusinessDays,
    @FieldLabel("calls.setup.regionReminders") String regionReminders,
    @FieldLabel("calls.setup.prefectureReminders") String prefectureReminders,
    @FieldLabel("calls.setup.areas") String areas,
    @FieldLabel("calls.setup.memberMin") String memberMin,
    @FieldLabel("calls.setup.memberMax") String memberMax,
    @FieldLabel("calls.setup.memberStretch") String memberStretch,
    @FieldLabel("calls.setup.professionWarnPercent") String professionWarnPercent,
    @FieldLabel("calls.setup.professionReturnPercent") String professionReturnPercent,
    @FieldLabel("calls.setup.organisationWarnPercent") String organisationWarnPercent,
    @FieldLabel("calls.setup.organisationReturnPercent") String organisationReturnPercent,
    @FieldLabel(value = "calls.setup.lateReceipt", choices = "calls.lateReceipt.") String lateReceipt,
    @FieldLabel("calls.setup.purposes") String purposes,
    @FieldLabel("calls.setup.costs") String costs,
    @FieldLabel("calls.setup.publicationPolicy") String publicationPolicy,
    @FieldLabel("calls.setup.reviewersMin") String reviewersMin,
    @FieldLabel("calls.setup.correctionDays") String correctionDays,
    @FieldLabel("calls.setup.reserveDisclosed") String reserveDisclosed,
    @FieldLabel("calls.setup.acceptanceRequired") String acceptanceRequired,
    @FieldLabel("calls.setup.acceptanceDays") String acceptanceDays,
    @FieldLabel("calls.setup.dispatchCap") String dispatchCap,
    @FieldLabel("calls.setup.concurrenceNeeded") String concurrenceNeeded,
    @FieldLabel("calls.setup.holdMinutes") String holdMinutes,
    @FieldLabel(value = "calls.setup.noticeForwarding", choices = "calls.notice.") String noticeForwarding,
    @FieldLabel("calls.setup.noticeDatedOn") String noticeDatedOn) {

  /** Business days: an edition is open for a month or two. */
  private static final int LONGEST_PLAN = 40;

  TermsForm {
    reserveDisclosed = ticked(reserveDisclosed);
    acceptanceRequired = ticked(acceptanceRequired);
    concurrenceNeeded = ticked(concurrenceNeeded);
  }

  /** A box that is not ticked is not sent. */
  private static String ticked(String sent) {
    return "" + Boolean.parseBoolean(sent);
  }

  static TermsForm of(CallView call) {
    CallTerms terms = call.terms();
    FlightPlan plan = call.plan();
    MailTerms mail = call.mailTerms();
    Map<String, String> said = call.statements().words();
    return new TermsForm(
        call.version(), call.projectTitle(), call.title(), call.secretariatName(), call.secretariatMail(),
        said.get("secretariatTelephone"), said.get("secretariatHours"), said.get("secretariatFax"),
        said.get("mailSubject"), said.get("selectionMethod"), ChosenForm.of(call.form()),
        Wareki.date(terms.publishedOn()), Wareki.date(terms.deadline()),
        terms.deadlineTime() == null ? "" : terms.deadlineTime().toString(),
        terms.questionsUntil() == null ? "" : Wareki.date(terms.questionsUntil()),
        Wareki.date(terms.regionDueOn()), Wareki.date(terms.prefectureDueOn()),
        Wareki.date(terms.resultDueOn()), Wareki.date(terms.supportFrom()), Wareki.date(terms.supportUntil()),
        "" + plan.regionBusinessDays(), "" + plan.prefectureBusinessDays(), FlightPlan.listed(plan.regionReminders()),
        FlightPlan.listed(plan.prefectureReminders()), "" + terms.areas(), "" + terms.memberMin(), "" + terms.memberMax(), "" + terms.memberStretch(),
        percent(terms.professionWarnPercent()), percent(terms.professionReturnPercent()),
        percent(terms.organisationWarnPercent()), percent(terms.organisationReturnPercent()),
        call.statements().lateReceipt().name(), said.get("purposes"), said.get("costs"),
        said.get("publicationPolicy"), "" + terms.reviewersMin(), "" + terms.correctionDays(),
        "" + terms.reserveDisclosed(), "" + terms.acceptanceRequired(), "" + terms.acceptanceDays(),
        "" + terms.dispatchCap(),
        "" + terms.concurrenceNeeded(), "" + mail.holdMinutes(), mail.noticeForwarding().name(),
        mail.noticeDatedOn() == null ? "" : Wareki.date(mail.noticeDatedOn()));
  }

  /**
   * What was typed, with the meetings of the call; null if anything of it cannot be read, which then stands at its
   * field.
   */
  TermsDraft read(CallView call, Errors errors) {
    TermsReader in = new TermsReader(errors);
    TermsDraft draft =
        new TermsDraft(
            in.line("projectTitle", projectTitle), in.line("title", title),
            in.line("secretariatName", secretariatName), in.mail("secretariatMail", secretariatMail),
            in.form("form", form),
            new CallTerms(
                in.date("publishedOn", publishedOn), in.date("deadline", deadline),
                in.timeOrNull("deadlineTime", deadlineTime), in.date("regionDueOn", regionDueOn),
                in.date("prefectureDueOn", prefectureDueOn), in.date("resultDueOn", resultDueOn),
                in.areas(areas), in.members("memberMin", memberMin),
                in.members("memberMax", memberMax), in.number("memberStretch", memberStretch, 0, 20),
                in.percent("professionWarnPercent", professionWarnPercent),
                in.percent("professionReturnPercent", professionReturnPercent),
                in.percent("organisationWarnPercent", organisationWarnPercent),
                in.percent("organisationReturnPercent", organisationReturnPercent),
                call.terms().meetingsMin(), call.terms().meetingsMax(),
                in.dispatchCap(dispatchCap), in.date("supportFrom", supportFrom),
                in.date("supportUntil", supportUntil), in.number("correctionDays", correctionDays, 1, 30),
                in.number("acceptanceDays", acceptanceDays, 1, 30), Boolean.parseBoolean(reserveDisclosed),
                Boolean.parseBoolean(acceptanceRequired), Boolean.parseBoolean(concurrenceNeeded),
                in.number("reviewersMin", reviewersMin, 0, 9), in.dateOrNull("questionsUntil", questionsUntil)),
            new FlightPlan(
                in.number("regionBusinessDays", regionBusinessDays, 1, LONGEST_PLAN),
                in.number("prefectureBusinessDays", prefectureBusinessDays, 1, LONGEST_PLAN),
                in.reminders("regionReminders", regionReminders, LONGEST_PLAN),
                in.reminders("prefectureReminders", prefectureReminders, LONGEST_PLAN)),
            new MailTerms(
                in.number("holdMinutes", holdMinutes, 0, 1440),
                in.choice("noticeForwarding", noticeForwarding, NoticeForwarding.class),
                in.dateOrNull("noticeDatedOn", noticeDatedOn)),
            new Statements(
                in.lineOrNull("secretariatTelephone", secretariatTelephone),
                in.lineOrNull("secretariatHours", secretariatHours), in.lineOrNull("secretariatFax", secretariatFax),
                in.lineOrNull("mailSubject", mailSubject),
                in.textOrNull("selectionMethod", selectionMethod, FreeText.NOTE),
                in.textOrNull("purposes", purposes, FreeText.NOTE),
                in.textOrNull("costs", costs, FreeText.NOTE),
                in.textOrNull("publicationPolicy", publicationPolicy, FreeText.NOTE),
                call.statements().meetingTopics(),
                in.choice("lateReceipt", lateReceipt, LateReceipt.class)));
    return errors.hasErrors() ? null : draft;
  }

  /**
   * The readable part of what was typed, with what is stored in the place of the rest, so that all that is wrong is
   * said at once; null if that cannot be read either.
   */
  TermsDraft readable(CallView call, Errors errors) {
    return AsSeen.mixed(this, of(call), field -> errors.hasFieldErrors(field.getName()))
        .read(call, new MapBindingResult(new HashMap<>(), "form"));
  }

  /** Both versions, field by field; the texts name the terms. */
  StaleEditView.Comparison against(
      TermsForm theirs, UnaryOperator<String> text, Function<ChosenForm, String> version) {
    return new StaleEditView.Comparison()
        .forms(this, theirs, text)
        .field(text.apply("calls.setup.form"), version.apply(form), version.apply(theirs.form));
  }

  private static String days(List<Integer> days) {
    return days.stream().map(Object::toString).collect(Collectors.joining("\u3001"));
  }

  private static String percent(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }
}
