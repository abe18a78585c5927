package jp.banso.applications;

import java.time.Clock;
import java.util.Optional;
import jp.banso.applications.ApprovalRows.Row;
import jp.banso.applications.ApprovalService.Printing;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the text of an application as a version, and holds it still; whose step it is was judged before. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ApprovalPrinter {

  private final ApplicationDesk desk;
  private final ApprovalRows rows;
  private final ApprovalTexts texts;
  private final AuditLog audit;
  private final Clock clock;

  ApprovalPrinter(ApplicationDesk desk, ApprovalRows rows, ApprovalTexts texts, AuditLog audit, Clock clock) {
    this.desk = desk;
    this.rows = rows;
    this.texts = texts;
    this.audit = audit;
    this.clock = clock;
  }

  /** Of an unchanged text there is no second version; the caller holds the row of the application. */
  Printing print(Viewer viewer, Application application, ApprovalSide side) {
    PrintedText text = texts.now(viewer, application, side);
    Optional<Row> last = rows.last(application.id(), side);
    if (last.filter(row -> row.hash().equals(text.hash()) && isSameLetter(row, text)).isPresent()) {
      return new Printing(last.get().number(), false);
    }
    int number = last.map(Row::number).orElse(0) + 1;
    rows.add(application.id(), side, number, text, viewer.actor().label(), clock.instant());
    audit.record(
        ApprovalService.entry(viewer, application, side, "audit.approvals.printed").detail("version", number));
    return new Printing(number, true);
  }

  /** A number or a day that was added to the letter is printed, though the text is the same. */
  private boolean isSameLetter(Row row, PrintedText text) {
    return rows.text(row).cover().equals(text.cover());
  }

  /** 決裁中, where the state allows it and nobody holds it yet. */
  void holdIfFree(Viewer viewer, Application application, ApprovalSide side) {
    if (!application.isHeld() && side.mayHold(application.state())) {
      hold(viewer, application, side);
    }
  }

  void hold(Viewer viewer, Application application, ApprovalSide side) {
    application.hold(side, viewer.actor().label(), clock.instant());
    desk.save(application);
    audit.record(ApprovalService.entry(viewer, application, side, "audit.approvals.held"));
  }
}
