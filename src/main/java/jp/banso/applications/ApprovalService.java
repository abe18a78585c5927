package jp.banso.applications;

import java.time.LocalDate;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.applications.ApprovalRows.Days;
import jp.banso.correspondence.CoverLetter;
import jp.banso.correspondence.ProxyRecords;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 決裁 of what a region or a prefecture sends: prints the set, holds the text still while it lies before those who
 * decide, and keeps what the side notes of it. Nothing here stops a step of the application.
 */
@Service
@Transactional
public class ApprovalService {

  private final ApplicationDesk desk;
  private final ApprovalRows rows;
  private final ApprovalPrinter printer;
  private final ApprovalCovers covers;
  private final Addressees addressees;
  private final ProxyRecords proxies;
  private final AuditLog audit;

  ApprovalService(
      ApplicationDesk desk, ApprovalRows rows, ApprovalPrinter printer, ApprovalCovers covers, Addressees addressees,
      ProxyRecords proxies, AuditLog audit) {
    this.desk = desk;
    this.rows = rows;
    this.printer = printer;
    this.covers = covers;
    this.addressees = addressees;
    this.proxies = proxies;
    this.audit = audit;
  }

  /** The number of a set; {@code printed} is false if the newest one says the same already. */
  public record Printing(int number, boolean printed) {}

  /**
   * What a side notes of its 決裁; every part may be null or blank.
   *
   * @param dated 日付 of the 鑑
   */
  public record Notes(LocalDate draftedOn, LocalDate decidedOn, String documentNumber, LocalDate dated) {}

  /**
   * Prints the text as it is now; of an unchanged text there is no second version.
   *
   * @param hold whether the text is held from now on (決裁中), where it can be
   */
  public Outcome<Printing> print(Viewer viewer, ApplicationId id, Long version, boolean hold) {
    rows.lock(id);
    Application application = desk.forStep(viewer, id, Step.APPROVAL, version);
    ApprovalSide side = ApprovalSide.of(viewer).orElseThrow();
    Printing printing = printer.print(viewer, application, side);
    if (hold) {
      printer.holdIfFree(viewer, application, side);
    }
    return Outcome.done(printing);
  }

  /** 決裁中: from now on nobody changes the text unseen. */
  public void hold(Viewer viewer, ApplicationId id, Long version) {
    printer.hold(viewer, desk.forStep(viewer, id, Step.HOLD, version), ApprovalSide.of(viewer).orElseThrow());
  }

  /** 決裁を取りやめる: the text can be written again; what was printed is kept. */
  public Outcome<Void> release(Viewer viewer, ApplicationId id) {
    Application application = desk.forStep(viewer, id, Step.RELEASE);
    ApprovalSide side = application.hold().orElseThrow().side();
    application.release();
    desk.save(application);
    audit.record(entry(viewer, application, side, "audit.approvals.released"));
    proxies.record(
        viewer, application.key(), "approvals.step.release",
        side == ApprovalSide.REGION
            ? addressees.applicant(application).orElse(null)
            : addressees.prefecture(application).orElse(null));
    return Outcome.done();
  }

  /**
   * Keeps the 鑑 of the application and its words for the office's next one; refused while the text is held.
   *
   * @param version how often it had been kept when the viewer read it
   */
  public Outcome<Void> writeCover(Viewer viewer, ApplicationId id, Long version, CoverLetter words) {
    rows.lock(id);
    Application application = desk.forStep(viewer, id, Step.APPROVAL);
    ApprovalSide side = ApprovalSide.of(viewer).orElseThrow();
    if (version == null || rows.coverVersion(id, side) != version) {
      throw new StaleEdit("letter of " + application.key());
    }
    if (application.hold().filter(hold -> hold.side() == side).isPresent()) {
      return Outcome.refused("approvals.refused.held");
    }
    CoverLetter before = covers.written(viewer, application, side);
    rows.keepCover(
        id, side, covers.office(viewer, application, side), words.dated(before.documentNumber(), before.date()),
        viewer.actor().label());
    audit.record(entry(viewer, application, side, "audit.approvals.coverWritten"));
    return Outcome.done();
  }

  /** 文書番号・日付・起案日・決裁日: notes that are never asked for, and can be made while the text is held. */
  public Outcome<Void> note(Viewer viewer, ApplicationId id, Notes notes) {
    Application application = desk.forStep(viewer, id, Step.APPROVAL);
    ApprovalSide side = ApprovalSide.of(viewer).orElseThrow();
    rows.note(id, side, new Days(notes.draftedOn(), notes.decidedOn()));
    rows.dateCover(
        id, side, covers.written(viewer, application, side).dated(notes.documentNumber(), notes.dated()),
        viewer.actor().label());
    audit.record(entry(viewer, application, side, "audit.approvals.noted"));
    return Outcome.done();
  }

  static AuditEntry entry(Viewer viewer, Application application, ApprovalSide side, String action) {
    return AuditEntry.logged(viewer.actor(), action, application.key())
        .audience(side == ApprovalSide.REGION ? Audience.REGION : Audience.PREFECTURE);
  }
}
