package jp.banso.intake.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.applications.ApplicationFilter;
import jp.banso.applications.ApplicationLine;
import jp.banso.applications.ApplicationQueries;
import jp.banso.applications.MailedChanges;
import jp.banso.applications.OpenReturn;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.intake.MailDecision;
import jp.banso.intake.MailedForm;
import jp.banso.intake.SubmissionMailPage;
import jp.banso.intake.SubmissionMails;
import jp.banso.kernel.CalendarYears;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.OptionView;
import jp.banso.platform.web.UnreadDate;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;

/** The page of a mail that may bring applications, and what can be typed into it. */
@Component
class MailPages {

  static final String FORM = "form";
  static final String CHOICE = "choice";
  static final String CODE = "code";
  static final String CALL = "calling";
  static final String FORWARD = "forward";

  private static final int PART = 200;

  private final SubmissionMails mails;
  private final ApplicationQueries queries;
  private final CaseNumbers numbers;
  private final MessageSource messages;

  MailPages(SubmissionMails mails, ApplicationQueries queries, CaseNumbers numbers, MessageSource messages) {
    this.mails = mails;
    this.queries = queries;
    this.numbers = numbers;
    this.messages = messages;
  }

  /** Whose mail it is. */
  record ChoiceForm(@FieldLabel("applications.prefecture") String prefecture) {}

  /** The code of the question, as told. */
  record CodeForm(@FieldLabel("intake.mail.code") String code) {}

  /** A call to the registered number. */
  record CallForm(
      @FieldLabel("intake.mail.spokenWith") String spokenWith,
      @FieldLabel("intake.mail.calledOn") String calledOn,
      @FieldLabel("intake.mail.calledAt") String calledAt) {

    Optional<Instant> at() {
      return day().flatMap(day -> time().map(time -> JapanTime.instantOf(day.atTime(time))));
    }

    private Optional<LocalDate> day() {
      return CalendarYears.parse(IntakeController.text(calledOn));
    }

    private Optional<LocalTime> time() {
      return Wareki.parseTime(IntakeController.text(calledAt));
    }

    FreeText judge(BindingResult errors) {
      return FreeText.of(errors)
          .limit("spokenWith", spokenWith, FreeText.LINE)
          .refuse(IntakeController.text(spokenWith).isBlank(), "spokenWith", "intake.mail.refused.spokenWith")
          .refuse(day().isEmpty(), "calledOn", UnreadDate.reason(calledOn, "applications.refused.date"))
          .refuse(time().isEmpty(), "calledAt", "applications.refused.time");
    }
  }

  /** The region's name where no form could be read. */
  record ForwardForm(
      @FieldLabel("intake.area") String areaName,
      @FieldLabel("intake.mail.otherPrefecture.label") Boolean otherPrefecture) {

    ForwardForm {
      // asked for only where a form names another prefecture
      otherPrefecture = Boolean.TRUE.equals(otherPrefecture);
    }
  }

  /** What each file is. */
  record DecisionForm(List<Row> items) {

    DecisionForm {
      items = items == null ? List.of() : items;
    }

    /** One file. */
    record Row(
        @FieldLabel("intake.mail.file") String document,
        @FieldLabel("intake.mail.decision") String kind,
        @FieldLabel("intake.area") String areaName,
        @FieldLabel("intake.representative") String representativeMail,
        @FieldLabel("intake.mail.earlier") String supersedes,
        @FieldLabel("intake.mail.otherPrefecture.label") Boolean otherPrefecture,
        @FieldLabel("intake.overNewer") Boolean overNewer,
        @FieldLabel("intake.mail.representative") String representative) {

      public Row {
        // asked for only when they matter
        otherPrefecture = Boolean.TRUE.equals(otherPrefecture);
        overNewer = Boolean.TRUE.equals(overNewer);
      }
    }

    /** What the files themselves say, to begin with. */
    static DecisionForm of(SubmissionMailPage page, CaseNumbers numbers) {
      List<Row> rows = new ArrayList<>();
      for (MailedForm form : page.forms()) {
        OpenReturn answers = page.proposed().get(form.file().documentId());
        rows.add(
            new Row(
                form.file().documentId().toString(), kind(page, form, answers), form.areaName(),
                form.representativeMail(), answers == null ? "" : numbers.shown(answers.key()),
                false, false, ""));
      }
      return new DecisionForm(rows);
    }

    private static String kind(SubmissionMailPage page, MailedForm form, OpenReturn answers) {
      if (answers != null) {
        return MailDecision.Kind.CORRECTION.name();
      }
      // where another application is like it nothing is chosen for the clerk
      MailDecision.Kind kind = form.isRead() ? MailDecision.Kind.NEW : MailDecision.Kind.MATERIAL;
      return page.isAsked(form) ? "" : kind.name();
    }
  }

  String page(Viewer viewer, UUID id, Model model) {
    SubmissionMailPage page = mails.open(viewer, id);
    model.addAttribute("page", page);
    model.addAttribute("applications", mails.applications(viewer, id));
    model.addAttribute("mayDecide", page.mail().state().isOpen());
    model.addAttribute(
        "prefectures", PrefectureCode.all().stream().map(code -> new OptionView(code.value(), code.name())).toList());
    model.addAttribute("replaceable", replaceable(viewer, page));
    model.addAttribute("kinds", kinds());
    model.addAttribute("representatives", representatives());
    Map<String, Object> blanks = new HashMap<>();
    blanks.put(FORM, DecisionForm.of(page, numbers));
    blanks.put(CHOICE, new ChoiceForm(page.prefecture() == null ? "" : page.prefecture().value()));
    blanks.put(CODE, new CodeForm(""));
    blanks.put(CALL, new CallForm("", "", ""));
    blanks.put(FORWARD, new ForwardForm("", false));
    blanks.forEach((name, blank) -> {
      if (!model.containsAttribute(name)) {
        model.addAttribute(name, blank);
      }
    });
    return "intake/mail";
  }

  private List<OptionView> kinds() {
    return Arrays.stream(MailDecision.Kind.values())
        .map(
            kind ->
                new OptionView(
                    kind.name(), messages.getMessage("intake.mail.decision." + kind, null, Locale.JAPAN)))
        .toList();
  }

  private List<OptionView> representatives() {
    return Stream.of(MailedChanges.Representative.STAYS, MailedChanges.Representative.CHANGES)
        .map(one -> new OptionView(one.name(), messages.getMessage("intake.mail.representative." + one, null, Locale.JAPAN)))
        .toList();
  }

  /** What of the prefecture can be replaced; any other number can be typed. */
  private List<OptionView> replaceable(Viewer viewer, SubmissionMailPage page) {
    return lines(viewer, page).stream()
        .map(line -> new OptionView(numbers.shown(line.key()), line.areaName() == null ? "" : line.areaName()))
        .toList();
  }

  List<ApplicationLine> lines(Viewer viewer, SubmissionMailPage page) {
    return page.prefecture() == null
        ? List.of()
        : queries.page(
            viewer, new ApplicationFilter(page.call().id().value(), null, page.prefecture(), null), null, PART);
  }

  static String back(UUID id) {
    return "redirect:/intake/mails/" + id;
  }
}
