package jp.banso.applications.web;

import java.time.LocalDate;
import java.util.Optional;
import jp.banso.applications.ApprovalService.Notes;
import jp.banso.correspondence.CoverLetter;
import jp.banso.kernel.CalendarYears;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.Wareki;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.UnreadDate;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an office notes of its 決裁, as typed. */
record NotesForm(
    Long version,
    @FieldLabel("approvals.notes.draftedOn") String draftedOn,
    @FieldLabel("approvals.notes.decidedOn") String decidedOn,
    @FieldLabel("approvals.notes.documentNumber") String documentNumber,
    @FieldLabel("approvals.notes.dated") String dated) {

  static NotesForm of(CoverLetter cover, long version, LocalDate draftedOn, LocalDate decidedOn) {
    return new NotesForm(
        version, printed(draftedOn), printed(decidedOn), cover.documentNumber(), printed(cover.date()));
  }

  private static String printed(LocalDate day) {
    return day == null ? "" : Wareki.date(day);
  }

  /** Says that it is kept; days in an odd order are kept too, but not without a word. */
  void sayKept(RedirectAttributes redirect) {
    Optional<LocalDate> drafted = CalendarYears.parse(draftedOn);
    if (CalendarYears.parse(decidedOn).filter(day -> drafted.filter(day::isBefore).isPresent()).isPresent()) {
      FlashMessages.warning(redirect, "approvals.flash.notes.order");
    } else {
      FlashMessages.success(redirect, "approvals.flash.notes");
    }
  }

  Outcome<Notes> notes(Model model) {
    FreeText fields = FreeText.of(model, "notes").limit("documentNumber", documentNumber, FreeText.LINE);
    LocalDate drafted = day(draftedOn, "draftedOn", fields);
    LocalDate decided = day(decidedOn, "decidedOn", fields);
    LocalDate printed = day(dated, "dated", fields);
    return fields.outcome().then(fits -> Outcome.done(new Notes(drafted, decided, documentNumber, printed)));
  }

  private static LocalDate day(String typed, String field, FreeText fields) {
    Optional<LocalDate> day = CalendarYears.parse(typed);
    boolean unread = !DraftController.text(typed).isBlank() && day.isEmpty();
    fields.refuse(unread, field, UnreadDate.reason(typed, "applications.refused.date"));
    return day.orElse(null);
  }
}
