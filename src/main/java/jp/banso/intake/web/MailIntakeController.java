package jp.banso.intake.web;

import jakarta.servlet.http.HttpServletResponse;
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
import java.util.stream.Collectors;
import jp.banso.applications.ApplicationFilter;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationLine;
import jp.banso.applications.ApplicationQueries;
import jp.banso.applications.web.CasePages;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.intake.MailDecision;
import jp.banso.intake.MailedForm;
import jp.banso.intake.SubmissionMailPage;
import jp.banso.intake.SubmissionMails;
import jp.banso.intake.SubmissionMails.Result;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.Viewer;
import jp.banso.platform.mail.MailAddresses;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.OptionView;
import jp.banso.platform.web.Refusals;
import jp.banso.platform.web.UnreadDate;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 受付 of a mail: who sent it, what each of its files is, and one button that records all of it. */
@Controller
class MailIntakeController {

  private static final int PART = 200;
  private static final String FORM = "form";
  private static final String CHOICE = "choice";
  private static final String CODE = "code";
  private static final String ADDRESS = "applications.refused.address";
  private static final String NO_DESK = "intake.mail.refused.noDesk";
  private static final String CALL = "calling";
  private static final String FORWARD = "forward";

  private final SubmissionMails mails;
  private final ApplicationQueries queries;
  private final CaseNumbers numbers;
  private final MessageSource messages;

  MailIntakeController(SubmissionMails mails, ApplicationQueries queries, CaseNumbers numbers, MessageSource messages) {
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
      return Wareki.parse(IntakeController.text(calledOn));
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
  record ForwardForm(@FieldLabel("intake.area") String areaName) {}

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
        @FieldLabel("intake.supersedes") String supersedes) {}

    /** What the files themselves say, to begin with. */
    static DecisionForm of(SubmissionMailPage page) {
      List<Row> rows = new ArrayList<>();
      for (MailedForm form : page.forms()) {
        MailDecision.Kind kind = form.isRead() ? MailDecision.Kind.NEW : MailDecision.Kind.MATERIAL;
        // where another application is like it nothing is chosen for the clerk
        rows.add(
            new Row(
                form.file().documentId().toString(), page.isAsked(form) ? "" : kind.name(), form.areaName(),
                form.representativeMail(), ""));
      }
      return new DecisionForm(rows);
    }
  }

  @GetMapping("/intake/mails/{id}")
  String show(Viewer viewer, @PathVariable UUID id, Model model) {
    return page(viewer, id, model);
  }

  private String page(Viewer viewer, UUID id, Model model) {
    SubmissionMailPage page = mails.open(viewer, id);
    model.addAttribute("page", page);
    model.addAttribute("applications", mails.applications(viewer, id));
    model.addAttribute("mayDecide", page.mail().state().isOpen());
    model.addAttribute(
        "prefectures", PrefectureCode.all().stream().map(code -> new OptionView(code.value(), code.name())).toList());
    model.addAttribute("replaceable", replaceable(viewer, page));
    model.addAttribute("kinds", kinds());
    Map<UUID, String> alike = new HashMap<>();
    page.alike().forEach((file, keys) -> alike.put(file, keys.stream().map(numbers::shown).collect(Collectors.joining(" "))));
    model.addAttribute("alike", alike);
    Map<String, Object> blanks = new HashMap<>();
    blanks.put(FORM, DecisionForm.of(page));
    blanks.put(CHOICE, new ChoiceForm(page.prefecture() == null ? "" : page.prefecture().value()));
    blanks.put(CODE, new CodeForm(""));
    blanks.put(CALL, new CallForm("", "", ""));
    blanks.put(FORWARD, new ForwardForm(""));
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

  /** What of the prefecture can be replaced; any other number can be typed. */
  private List<OptionView> replaceable(Viewer viewer, SubmissionMailPage page) {
    if (page.prefecture() == null) {
      return List.of();
    }
    return lines(viewer, page).stream()
        .map(line -> new OptionView(numbers.shown(line.key()), line.areaName() == null ? "" : line.areaName()))
        .toList();
  }

  private List<ApplicationLine> lines(Viewer viewer, SubmissionMailPage page) {
    return queries
        .page(viewer, new ApplicationFilter(page.call().id().value(), null, null, null), null, PART).stream()
        .filter(line -> line.prefecture().equals(page.prefecture()))
        .toList();
  }

  @PostMapping("/intake/mails/{id}/prefecture")
  String choose(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(CHOICE) ChoiceForm form, BindingResult errors, Model model,
      HttpServletResponse response) {
    Outcome<Void> done =
        IntakeController.text(form.prefecture()).isEmpty()
            ? Outcome.refused("applications.refused.prefecture")
            : mails.choose(viewer, id, IntakeController.prefecture(form.prefecture()));
    return Refusals.refused(done, "prefecture", errors, response) ? page(viewer, id, model) : back(id);
  }

  @PostMapping("/intake/mails/{id}/question")
  String ask(Viewer viewer, @PathVariable UUID id, RedirectAttributes redirect) {
    Outcome<Void> done = mails.ask(viewer, id);
    if (done instanceof Outcome.Refused<Void> refused) {
      FlashMessages.refused(redirect, refused);
    } else {
      FlashMessages.success(redirect, "intake.mail.flash.asked");
    }
    return back(id);
  }

  @PostMapping("/intake/mails/{id}/code")
  String confirmByCode(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(CODE) CodeForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    Outcome<Void> done =
        FreeText.within(form.code(), FreeText.LINE).then(fits -> mails.confirmByCode(viewer, id, form.code()));
    if (Refusals.refused(done, "code", errors, response)) {
      return page(viewer, id, model);
    }
    FlashMessages.success(redirect, "intake.mail.flash.confirmed");
    return back(id);
  }

  @PostMapping("/intake/mails/{id}/call")
  String confirmByCall(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(CALL) CallForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    Outcome<Void> judged = form.judge(errors).outcome();
    Outcome<Void> done =
        judged.then(fits -> mails.confirmByCall(viewer, id, form.spokenWith(), form.at().orElseThrow()));
    Map<String, String> fields =
        Map.of(
            "intake.mail.refused.calledAt", "calledAt", "intake.mail.refused.noTelephone", "spokenWith",
            "intake.mail.refused.spokenWith", "spokenWith");
    if (CasePages.refused(done, CALL, fields, model, response)) {
      return page(viewer, id, model);
    }
    FlashMessages.success(redirect, "intake.mail.flash.confirmed");
    return back(id);
  }

  @PostMapping("/intake/mails/{id}")
  String record(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(FORM) DecisionForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    SubmissionMailPage page = mails.open(viewer, id);
    List<MailDecision> decisions = decisions(viewer, page, form, errors);
    if (!errors.hasErrors()) {
      Result result = mails.record(viewer, id, decisions);
      if (result instanceof Result.Recorded recorded) {
        FlashMessages.success(redirect, "intake.mail.flash.recorded", recorded.applications().size());
        return recorded.applications().size() == 1
            ? CasePages.toCase(recorded.applications().get(0).value())
            : "redirect:/intake";
      }
      note((Result.Refused) result, form, errors);
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return page(viewer, id, model);
  }

  private static void note(Result.Refused refused, DecisionForm form, BindingResult errors) {
    Object[] arguments = refused.arguments().toArray();
    for (int i = 0; i < form.items().size(); i++) {
      if (refused.document() != null && refused.document().toString().equals(form.items().get(i).document())) {
        boolean replaces = refused.messageKey().contains("upersede") || refused.messageKey().contains("extended");
        boolean address = refused.messageKey().equals(ADDRESS);
        String field = replaces ? "supersedes" : address ? "representativeMail" : "areaName";
        errors.rejectValue("items[" + i + "]." + field, refused.messageKey(), arguments, null);
        return;
      }
    }
    errors.reject(refused.messageKey(), arguments, null);
  }

  private List<MailDecision> decisions(
      Viewer viewer, SubmissionMailPage page, DecisionForm form, BindingResult errors) {
    List<MailDecision> decisions = new ArrayList<>();
    FreeText judged = FreeText.of(errors);
    for (int i = 0; i < form.items().size(); i++) {
      DecisionForm.Row row = form.items().get(i);
      String at = "items[" + i + "].";
      boolean chosen = !IntakeController.text(row.kind()).isEmpty();
      MailDecision.Kind kind = chosen ? kind(row.kind()) : MailDecision.Kind.MATERIAL;
      boolean isForm = kind != MailDecision.Kind.MATERIAL;
      judged
          .refuse(!chosen, at + "kind", "intake.mail.refused.kind")
          .limit(at + "areaName", row.areaName(), FreeText.LINE)
          .refuse(
              isForm && IntakeController.text(row.areaName()).isBlank(), at + "areaName",
              "applications.refused.areaName")
          .limit(at + "representativeMail", row.representativeMail(), FreeText.LINE)
          .limit(at + "supersedes", row.supersedes(), FreeText.LINE);
      boolean replaces = kind == MailDecision.Kind.REPLACES;
      Optional<ApplicationId> older = replaces ? numbered(viewer, page, row.supersedes()) : Optional.empty();
      judged.refuse(
          replaces && older.isEmpty(), at + "supersedes", "intake.supersedes.unknown");
      decisions.add(
          new MailDecision(
              document(row.document()), kind, IntakeController.text(row.areaName()),
              MailAddresses.plain(row.representativeMail()), older.orElse(null)));
    }
    return decisions;
  }

  private static MailDecision.Kind kind(String typed) {
    try {
      return MailDecision.Kind.valueOf(IntakeController.text(typed));
    } catch (IllegalArgumentException e) {
      throw new BadInput("kind of file");
    }
  }

  private static UUID document(String typed) {
    try {
      return UUID.fromString(IntakeController.text(typed));
    } catch (IllegalArgumentException e) {
      throw new BadInput("file");
    }
  }

  private Optional<ApplicationId> numbered(Viewer viewer, SubmissionMailPage page, String typed) {
    String key = numbers.asKey(IntakeController.text(typed).strip());
    return lines(viewer, page).stream()
        .filter(line -> line.key().value().equals(key))
        .map(line -> new ApplicationId(line.id()))
        .findFirst();
  }

  @PostMapping("/intake/mails/{id}/forwarding")
  String forward(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(FORWARD) ForwardForm form, BindingResult errors, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    Outcome<Integer> done =
        FreeText.within(form.areaName(), FreeText.LINE).then(fits -> mails.forward(viewer, id, form.areaName()));
    if (done instanceof Outcome.Refused<Integer> refused && refused.messageKey().equals(NO_DESK)) {
      // of the mail as a whole: its prefecture is chosen further up
      errors.reject(NO_DESK);
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return page(viewer, id, model);
    }
    if (Refusals.refused(done, "areaName", errors, response)) {
      return page(viewer, id, model);
    }
    FlashMessages.success(redirect, "intake.mail.flash.forwarded", done.orThrow());
    return "redirect:/intake";
  }

  private static String back(UUID id) {
    return "redirect:/intake/mails/" + id;
  }
}
