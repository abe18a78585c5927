package jp.banso.reception;

import java.time.Clock;
import java.util.List;
import jp.banso.calls.CallId;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Groups;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The prefecture's own side of its pages. */
@Service
@Transactional
public class ReceptionDesk {

  private final ReceptionPages pages;
  private final ReceptionRows rows;
  private final AuditLog audit;
  private final Clock clock;

  ReceptionDesk(ReceptionPages pages, ReceptionRows rows, AuditLog audit, Clock clock) {
    this.pages = pages;
    this.rows = rows;
    this.audit = audit;
    this.clock = clock;
  }

  /** A page for each published call of the viewer's programme, newest first. */
  @Transactional(readOnly = true)
  public List<ReceptionView> all(Viewer viewer) {
    PrefectureCode prefecture = requireOfficial(viewer);
    return pages.calls().stream()
        .filter(call -> call.programme() == viewer.programme())
        .map(call -> pages.of(call.id(), prefecture))
        .toList();
  }

  /**
   * The viewer's page of a call.
   *
   * @throws NotFound if the call is not published or another programme's
   */
  @Transactional(readOnly = true)
  public ReceptionView page(Viewer viewer, CallId call) {
    ReceptionView page = pages.of(call, requireOfficial(viewer));
    if (page.call().programme() != viewer.programme()) {
      throw new NotFound("call " + call.value());
    }
    return page;
  }

  /**
   * Keeps what the prefecture says.
   *
   * @throws StaleEdit if somebody else was quicker
   */
  public Outcome<Void> change(Viewer viewer, CallId call, ReceptionNotice notice) {
    ReceptionView page = page(viewer, call);
    if (notice.letterTo().isBlank() || notice.letterFrom().isBlank()) {
      return Outcome.refused("reception.refused.letter");
    }
    if (!rows.save(call, page.prefecture(), notice, viewer.actor().label(), clock.instant())) {
      throw new StaleEdit("reception " + page.code() + " version " + notice.version());
    }
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.reception.noticeChanged", null)
            .detail("before", page.notice().words())
            .detail("after", notice.words()));
    return Outcome.done();
  }

  static PrefectureCode requireOfficial(Viewer viewer) {
    if (viewer.role() != RoleKind.PREFECTURE || viewer.proxy().isPresent()) {
      throw new Forbidden(viewer.role() + " has no reception page");
    }
    return viewer.prefectureOrNull();
  }

  static String group(ProgrammeCode programme, PrefectureCode prefecture) {
    return Groups.prefecture(programme, prefecture);
  }
}
