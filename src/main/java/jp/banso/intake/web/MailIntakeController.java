package jp.banso.intake.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.MailedChanges;
import jp.banso.applications.web.CasePages;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.intake.MailDecision;
import jp.banso.intake.SenderConfirmations;
import jp.banso.intake.SubmissionMailPage;
import jp.banso.intake.SubmissionMails;
import jp.banso.intake.SubmissionMails.Result;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.mail.MailAddresses;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.Refusals;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 受付 of a mail: what each of its files is, and one button that records all of it; or it is forwarded (回付). */
@Controller
class MailIntakeController {

  /** Refusals that are about the application which a file replaces or corrects. */
  private static final Set<String> EARLIER =
      Set.of(
          "applications.refused.notCorrecting", "applications.refused.correctionMail", "intake.mail.refused.isAnswer");

  /** Refusals that a tick of the clerk answers. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "intake.mail.refused.otherPrefecture", "otherPrefecture", "applications.refused.newerArrival", "overNewer",
          "applications.refused.address", "representativeMail", "applications.refused.mailedRepresentative",
          "representative");

  private static final String NO_DESK = "intake.mail.refused.noDesk";

  private static final String AREA = "areaName";

  private final SubmissionMails mails;
  private final SenderConfirmations senders;
  private final MailPages pages;
  private final CaseNumbers numbers;

  MailIntakeController(SubmissionMails mails, SenderConfirmations senders, MailPages pages, CaseNumbers numbers) {
    this.mails = mails;
    this.senders = senders;
    this.pages = pages;
    this.numbers = numbers;
  }

  @GetMapping("/intake/mails/{id}")
  String show(Viewer viewer, @PathVariable UUID id, Model model) {
    Optional<UUID> asked = senders.askedAbout(viewer, id);
    // an answer is read beside the forms that it is about, unless it brought some itself
    return asked.isPresent() && !mails.isSubmission(viewer, id)
        ? MailPages.back(asked.get())
        : pages.page(viewer, id, model);
  }

  @PostMapping("/intake/mails/{id}")
  String record(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(MailPages.FORM) MailPages.DecisionForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    SubmissionMailPage page = mails.open(viewer, id);
    List<MailDecision> decisions = decisions(viewer, page, form, errors);
    if (!errors.hasErrors()) {
      Result result = mails.record(viewer, id, decisions);
      if (result instanceof Result.Recorded recorded) {
        FlashMessages.success(
            redirect, recorded.late() > 0 ? "intake.mail.flash.recordedLate" : "intake.mail.flash.recorded",
            recorded.applications().size(), recorded.late());
        return recorded.applications().size() == 1
            ? CasePages.toCase(recorded.applications().get(0).value())
            : "redirect:/intake";
      }
      note((Result.Refused) result, form, errors);
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return pages.page(viewer, id, model);
  }

  private static void note(Result.Refused refused, MailPages.DecisionForm form, BindingResult errors) {
    Object[] arguments = refused.arguments().toArray();
    for (int i = 0; i < form.items().size(); i++) {
      if (refused.document() != null && refused.document().toString().equals(form.items().get(i).document())) {
        boolean replaces =
            EARLIER.contains(refused.messageKey())
                || refused.messageKey().contains("upersede") || refused.messageKey().contains("extended");
        String field = FIELDS.getOrDefault(refused.messageKey(), replaces ? "supersedes" : AREA);
        errors.rejectValue("items[" + i + "]." + field, refused.messageKey(), arguments, null);
        return;
      }
    }
    errors.reject(refused.messageKey(), arguments, null);
  }

  private List<MailDecision> decisions(
      Viewer viewer, SubmissionMailPage page, MailPages.DecisionForm form, BindingResult errors) {
    List<MailDecision> decisions = new ArrayList<>();
    FreeText judged = FreeText.of(errors);
    for (int i = 0; i < form.items().size(); i++) {
      MailPages.DecisionForm.Row row = form.items().get(i);
      String at = "items[" + i + "].";
      boolean chosen = !IntakeController.text(row.kind()).isEmpty();
      MailDecision.Kind kind = chosen ? kind(row.kind()) : MailDecision.Kind.MATERIAL;
      boolean isNew = kind == MailDecision.Kind.NEW || kind == MailDecision.Kind.REPLACES;
      judged
          .refuse(!chosen, at + "kind", "intake.mail.refused.kind")
          .limit(at + "areaName", row.areaName(), FreeText.LINE)
          .refuse(
              isNew && IntakeController.text(row.areaName()).isBlank(), at + "areaName",
              "applications.refused.areaName")
          .limit(at + "representativeMail", row.representativeMail(), FreeText.LINE)
          .limit(at + "supersedes", row.supersedes(), FreeText.LINE);
      boolean replaces = kind == MailDecision.Kind.REPLACES || kind == MailDecision.Kind.CORRECTION;
      Optional<ApplicationId> older = replaces ? numbered(viewer, page, row.supersedes()) : Optional.empty();
      judged.refuse(
          replaces && older.isEmpty(), at + "supersedes",
          IntakeController.text(row.supersedes()).isBlank() ? "intake.supersedes.missing" : "intake.supersedes.unknown");
      decisions.add(
          new MailDecision(
              document(row.document()), kind, IntakeController.text(row.areaName()),
              MailAddresses.plain(row.representativeMail()), row.otherPrefecture(), row.overNewer(),
              representative(row.representative()), older.orElse(null)));
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

  private static MailedChanges.Representative representative(String typed) {
    try {
      return IntakeController.text(typed).isEmpty()
          ? MailedChanges.Representative.UNSAID
          : MailedChanges.Representative.valueOf(typed);
    } catch (IllegalArgumentException e) {
      throw new BadInput("representative");
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
    return pages.lines(viewer, page).stream()
        .filter(line -> line.key().value().equals(key))
        .map(line -> new ApplicationId(line.id()))
        .findFirst();
  }

  @PostMapping("/intake/mails/{id}/forwarding")
  String forward(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute(MailPages.FORWARD) MailPages.ForwardForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    Outcome<Integer> done =
        FreeText.within(form.areaName(), FreeText.LINE)
            .then(fits -> mails.forward(viewer, id, form.areaName(), form.otherPrefecture()));
    if (done instanceof Outcome.Refused<Integer> refused && refused.messageKey().equals(NO_DESK)) {
      // of the mail as a whole: its prefecture is chosen further up
      errors.reject(NO_DESK);
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return pages.page(viewer, id, model);
    }
    String field =
        done instanceof Outcome.Refused<Integer> refused ? FIELDS.getOrDefault(refused.messageKey(), AREA) : AREA;
    if (Refusals.refused(done, field, errors, response)) {
      return pages.page(viewer, id, model);
    }
    if (done.orThrow() == 0) {
      boolean asked = mails.open(viewer, id).mail().state().isOpen();
      FlashMessages.success(
          redirect, asked ? "intake.mail.flash.forwardedLate" : "intake.mail.flash.forwardedRefused");
      return MailPages.back(id);
    }
    FlashMessages.success(redirect, "intake.mail.flash.forwarded", done.orThrow());
    return "redirect:/intake";
  }

  @PostMapping("/intake/mails/{id}/form-request")
  String askForForm(Viewer viewer, @PathVariable UUID id, RedirectAttributes redirect) {
    Outcome<Void> done = mails.askForForm(viewer, id);
    if (done instanceof Outcome.Refused<Void> refused) {
      FlashMessages.refused(redirect, refused);
      return MailPages.back(id);
    }
    FlashMessages.success(redirect, "intake.mail.flash.formAsked");
    return "redirect:/intake";
  }
}
