package jp.banso.calls;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.UUID;
import jp.banso.calendar.CalendarDay;
import jp.banso.calendar.ClosingDayBook;
import jp.banso.calendar.HolidayComparison;
import jp.banso.calendar.YearlyClosing;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.Outcome;
import jp.banso.parties.CaseHistory;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.HistoryView;
import org.springframework.stereotype.Service;

/**
 * Who may look at and edit the calendar by which every date of a call is counted (domain A3): it is
 * one for all programmes, so their managers and the administrator edit it, and all their staff read it.
 */
@Service
public class CalendarDesk {

  private static final int CHANGES = 20;

  private final ClosingDayBook book;
  private final CaseHistory history;

  CalendarDesk(ClosingDayBook book, CaseHistory history) {
    this.book = book;
    this.history = history;
  }

  public List<CalendarDay> daysOf(Viewer viewer, int year) {
    requireReader(viewer);
    return book.daysOf(year);
  }

  public List<YearlyClosing> yearly(Viewer viewer) {
    requireReader(viewer);
    return book.yearly();
  }

  /** Who changed what lately: a due date may have moved by it. */
  public List<HistoryView> changes(Viewer viewer) {
    requireReader(viewer);
    return history.ofNoCase(book.changes(CHANGES));
  }

  public boolean mayEdit(Viewer viewer) {
    return viewer.role() == RoleKind.SECRETARIAT_MANAGER || viewer.role() == RoleKind.ADMINISTRATOR;
  }

  public Outcome<Void> close(Viewer viewer, LocalDate day, String reason) {
    requireEditor(viewer);
    return book.close(viewer.actor(), day, reason);
  }

  public void takeBack(Viewer viewer, LocalDate day) {
    requireEditor(viewer);
    book.takeBack(viewer.actor(), day);
  }

  /** The business days of the coming year that closing the period would take. */
  public Outcome<List<LocalDate>> daysTaken(Viewer viewer, MonthDay from, MonthDay to) {
    requireEditor(viewer);
    return book.daysTaken(from, to);
  }

  public Outcome<Void> closeYearly(Viewer viewer, MonthDay from, MonthDay to, String reason) {
    requireEditor(viewer);
    return book.closeYearly(viewer.actor(), from, to, reason);
  }

  public void openYearly(Viewer viewer, UUID id) {
    requireEditor(viewer);
    book.openYearly(viewer.actor(), id);
  }

  public Outcome<HolidayComparison> compare(Viewer viewer, byte[] list) {
    requireEditor(viewer);
    return book.compare(list);
  }

  public Outcome<HolidayComparison> takeOver(Viewer viewer, byte[] list) {
    requireEditor(viewer);
    return book.takeOver(viewer.actor(), list);
  }

  /** Before anything is read of a request that edits. */
  public void requireEditor(Viewer viewer) {
    if (!mayEdit(viewer) || viewer.proxy().isPresent()) {
      throw new Forbidden(viewer.role() + " does not edit the calendar");
    }
  }

  private static void requireReader(Viewer viewer) {
    if (!viewer.role().isSecretariat() && viewer.role() != RoleKind.ADMINISTRATOR) {
      throw new Forbidden(viewer.role() + " does not read the calendar");
    }
  }
}
