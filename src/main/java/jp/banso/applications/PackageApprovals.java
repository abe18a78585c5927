package jp.banso.applications;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.banso.applications.ApprovalRows.Days;
import jp.banso.applications.ApprovalService.Notes;
import jp.banso.applications.ApprovalService.Printing;
import jp.banso.applications.PackageApprovalRows.Item;
import jp.banso.applications.PackageApprovalRows.Row;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.correspondence.CoverLetter;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 決裁 of what a prefecture submits together: one set of all the papers, and 決裁中 of all its texts at once. It is made of
 * the sets of the single applications, so each page of an application says as well what differs from it.
 */
@Service
@Transactional
public class PackageApprovals {

  private static final ApprovalSide SIDE = ApprovalSide.PREFECTURE;

  private final PackageApprovalReading reading;
  private final PackageApprovalRows sets;
  private final PackageCovers covers;
  private final CompilationRows compilations;
  private final ApplicationDesk desk;
  private final ApprovalRows rows;
  private final ApprovalPrinter printer;
  private final ApprovalService approvals;
  private final CaseNumbers numbers;
  private final AuditLog audit;
  private final Clock clock;

  PackageApprovals(
      PackageApprovalReading reading, PackageApprovalRows sets, PackageCovers covers, CompilationRows compilations,
      ApplicationDesk desk, ApprovalRows rows, ApprovalPrinter printer, ApprovalService approvals, CaseNumbers numbers,
      AuditLog audit, Clock clock) {
    this.reading = reading;
    this.sets = sets;
    this.covers = covers;
    this.compilations = compilations;
    this.desk = desk;
    this.rows = rows;
    this.printer = printer;
    this.approvals = approvals;
    this.numbers = numbers;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Prints what was chosen as it is now; of an unchanged package there is no second version.
   *
   * @param hold whether all its texts are held from now on (決裁中)
   */
  public Outcome<Printing> print(
      Viewer viewer, CallId callId, PrefectureCode prefecture, List<ApplicationId> chosen, boolean hold) {
    CallView call = reading.own(viewer, callId, prefecture);
    compilations.lock(callId, prefecture);
    List<Application> enclosed = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (ApplicationId id : chosen.stream().distinct().toList()) {
      rows.lock(id);
      Application application = desk.forViewer(viewer, id);
      if (!application.call().equals(callId) || !application.prefecture().equals(prefecture)) {
        throw new NotFound("application " + id.value());
      }
      if (isWithPrefecture(application)) {
        enclosed.add(application);
      } else {
        gone.add(numbers.shown(application.key()));
      }
    }
    if (!gone.isEmpty()) {
      return Outcome.refused("approvals.refused.gone", String.join(" ", gone));
    }
    if (enclosed.isEmpty()) {
      return Outcome.refused("approvals.refused.nothingChosen");
    }
    enclosed.sort(Comparator.comparing(application -> application.key().value()));
    List<Item> items = new ArrayList<>();
    StringBuilder hashes = new StringBuilder();
    for (Application application : enclosed) {
      int number = printer.print(viewer, application, SIDE).number();
      items.add(new Item(application.id(), number));
      hashes.append('\n').append(rows.numbered(application.id(), SIDE, number).orElseThrow().hash());
    }
    CoverLetter letter = reading.printed(viewer, call, prefecture, enclosed);
    String hash = PrintedText.hashOf(letter.forNextTime() + hashes.toString());
    Optional<Row> last = sets.sets(callId, prefecture).stream().findFirst();
    Printing printing = new Printing(last.map(Row::number).orElse(0), false);
    if (last.filter(row -> row.hash().equals(hash) && sets.letter(row).equals(letter)).isEmpty()) {
      printing = new Printing(printing.number() + 1, true);
      sets.add(
          callId, prefecture, printing.number(), hash, letter, items, viewer.actor().label(), clock.instant());
      audit.record(
          entry(viewer, call, prefecture, "audit.approvals.packagePrinted")
              .detail("version", printing.number())
              .detail("count", items.size()));
    }
    if (hold) {
      sets.hold(callId, prefecture, printing.number(), true);
      enclosed.forEach(application -> printer.holdIfFree(viewer, application, SIDE));
    }
    return Outcome.done(printing);
  }

  /** 決裁を取りやめる: all texts of the newest set can be written again; what was printed is kept. */
  public void release(Viewer viewer, CallId callId, PrefectureCode prefecture) {
    CallView call = reading.own(viewer, callId, prefecture);
    compilations.lock(callId, prefecture);
    Row last =
        sets.sets(callId, prefecture).stream()
            .findFirst()
            .filter(row -> sets.holdsLetter(callId, prefecture))
            .orElseThrow(() -> new AlreadyDone("nothing of " + call.key() + " is held"));
    for (Item item : sets.items(last)) {
      Application application = desk.forViewer(viewer, item.application());
      if (application.hold().filter(hold -> hold.side() == SIDE).isPresent()) {
        approvals.release(viewer, application.id()).orThrow();
      }
    }
    sets.hold(callId, prefecture, last.number(), false);
    audit.record(entry(viewer, call, prefecture, "audit.approvals.packageReleased").detail("version", last.number()));
  }

  /**
   * Keeps the 鑑 of the next package and its words for those after it; refused while its texts are held.
   *
   * @param version how often it had been kept when the viewer read it
   */
  public Outcome<Void> writeCover(
      Viewer viewer, CallId callId, PrefectureCode prefecture, Long version, CoverLetter words) {
    CallView call = reading.own(viewer, callId, prefecture);
    compilations.lock(callId, prefecture);
    if (version == null || covers.version(call, prefecture) != version) {
      throw new StaleEdit("letter of the package of " + prefecture);
    }
    if (sets.holdsLetter(callId, prefecture)) {
      return Outcome.refused("approvals.refused.held");
    }
    CoverLetter before = covers.written(call, prefecture);
    covers.keep(
        call, prefecture, words.dated(before.documentNumber(), before.date()), viewer.actor().label());
    audit.record(entry(viewer, call, prefecture, "audit.approvals.coverWritten"));
    return Outcome.done();
  }

  /** 文書番号・日付・起案日・決裁日: notes that are never asked for, and can be made while the texts are held. */
  public void note(Viewer viewer, CallId callId, PrefectureCode prefecture, Notes notes) {
    CallView call = reading.own(viewer, callId, prefecture);
    compilations.lock(callId, prefecture);
    sets.note(callId, prefecture, new Days(notes.draftedOn(), notes.decidedOn()));
    covers.keep(
        call, prefecture, covers.written(call, prefecture).dated(notes.documentNumber(), notes.dated()),
        viewer.actor().label());
    audit.record(entry(viewer, call, prefecture, "audit.approvals.noted"));
  }

  /** It is written or approved by the prefecture now. */
  static boolean isWithPrefecture(Application application) {
    return SIDE.mayHold(application.state());
  }

  private static AuditEntry entry(Viewer viewer, CallView call, PrefectureCode prefecture, String action) {
    return AuditEntry.logged(viewer.actor(), action, CompilationKey.of(call, prefecture))
        .audience(Audience.PREFECTURE);
  }
}
