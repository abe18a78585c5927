package jp.banso.applications;

import java.util.List;
import java.util.Map;
import jp.banso.calls.CallId;
import jp.banso.calls.CallState;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.PrefectureCode;
import jp.banso.participation.ParticipationRecords;
import jp.banso.parties.Groups;
import jp.banso.parties.Viewer;
import jp.banso.platform.database.ListOrder.Place;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** とりまとめ一覧 for a prefecture, and for the secretariat that records its steps. */
@Service
@Transactional(readOnly = true)
public class CompilationQueries {

  private final ApplicationQueries queries;
  private final BoardRows rows;
  private final ParticipationRecords participation;
  private final Calls calls;

  CompilationQueries(ApplicationQueries queries, BoardRows rows, ParticipationRecords participation, Calls calls) {
    this.queries = queries;
    this.rows = rows;
    this.participation = participation;
    this.calls = calls;
  }

  /** The call, for the prefecture itself and the programme's secretariat; not found for anyone else. */
  CallView visible(Viewer viewer, CallId callId, PrefectureCode prefecture) {
    CallView call = calls.get(callId);
    boolean own = viewer.holds(Groups.prefecture(call.programme(), prefecture));
    if (viewer.programme() != call.programme()
        || !(own || viewer.isSecretariatOf(call.programme()))) {
      throw new NotFound("compilation of " + prefecture);
    }
    return call;
  }

  /**
   * A page of the list; not found for anyone but the prefecture itself and the programme's secretariat.
   */
  public CompilationView view(
      Viewer viewer, CallId callId, PrefectureCode prefecture, BoardTab tab, ApplicationColumn column,
      boolean descending, Place after, int size) {
    CallView call = visible(viewer, callId, prefecture);
    List<ApplicationLine> found =
        queries.page(
            viewer, new ApplicationFilter(callId.value(), null, prefecture, null, tab), column, descending,
            after, size + 1);
    List<ApplicationLine> lines = found.subList(0, Math.min(size, found.size()));
    Map<BoardTab, Long> counts = rows.counts(call, prefecture);
    return new CompilationView(
        call, prefecture, CompilationKey.of(call, prefecture), rows.of(viewer, call, lines), tab,
        counts, elsewhere(counts, lines), participation.notStarted(callId, prefecture),
        participation.nobodyApplies(callId, prefecture), call.state() == CallState.CLOSED ? List.of() : calls.changes(callId),
        found.size() > size ? lines.get(size - 1).place() : null);
  }

  /** Every row in which opinion and rank can be written, by number: no prefecture has more than fit a page. */
  public List<BoardRow> reviewable(Viewer viewer, CallId callId, PrefectureCode prefecture, int size) {
    CallView call = visible(viewer, callId, prefecture);
    List<ApplicationLine> lines =
        queries.page(viewer, new ApplicationFilter(callId.value(), null, prefecture, null), null, size);
    return rows.of(viewer, call, lines).stream().filter(BoardRow::reviewable).toList();
  }

  private static long elsewhere(Map<BoardTab, Long> counts, List<ApplicationLine> lines) {
    return counts.get(BoardTab.COMPILED)
        - lines.stream()
            .filter(line -> line.stage() == ApplicationStage.COMPILED && line.correctionOf() == null)
            .count();
  }
}
