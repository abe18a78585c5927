package jp.banso.applications;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.banso.calls.CallId;
import jp.banso.calls.CallState;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.PrefectureCode;
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
  private final PrefectureReviews reviews;
  private final Calls calls;

  CompilationQueries(ApplicationQueries queries, PrefectureReviews reviews, Calls calls) {
    this.queries = queries;
    this.reviews = reviews;
    this.calls = calls;
  }

  /**
   * A page of the list; not found for anyone but the prefecture itself and the programme's secretariat.
   */
  public CompilationView view(
      Viewer viewer, CallId callId, PrefectureCode prefecture, ApplicationColumn column,
      boolean descending, Place after, int size) {
    CallView call = calls.get(callId);
    boolean own = viewer.holds(Groups.prefecture(call.programme(), prefecture));
    if (viewer.programme() != call.programme()
        || !(own || viewer.isSecretariatOf(call.programme()))) {
      throw new NotFound("compilation of " + prefecture);
    }
    List<ApplicationLine> found =
        queries.page(
            viewer, new ApplicationFilter(callId.value(), null, prefecture, null), column, descending,
            after, size + 1);
    List<ApplicationLine> lines = found.subList(0, Math.min(size, found.size()));
    return new CompilationView(
        call, prefecture, CompilationRows.keyOf(call, prefecture), lines,
        own ? ranks(lines) : Map.of(), elsewhere(viewer, callId, prefecture, lines),
        call.state() == CallState.CLOSED ? List.of() : calls.changes(callId),
        found.size() > size ? lines.get(size - 1).place() : null);
  }

  private long elsewhere(
      Viewer viewer, CallId call, PrefectureCode prefecture, List<ApplicationLine> lines) {
    long compiled =
        queries
            .count(viewer, new ApplicationFilter(call.value(), ApplicationStage.COMPILED, prefecture, null))
            .number();
    return compiled - lines.stream().filter(line -> line.stage() == ApplicationStage.COMPILED).count();
  }

  private Map<String, Integer> ranks(List<ApplicationLine> lines) {
    Map<ApplicationId, String> keys =
        lines.stream()
            .collect(Collectors.toMap(line -> new ApplicationId(line.id()), line -> line.key().value()));
    return reviews.findByApplicationIdIn(lines.stream().map(ApplicationLine::id).toList()).stream()
        .filter(review -> review.sheet().rank() != null)
        .collect(
            Collectors.toMap(review -> keys.get(review.application()), review -> review.sheet().rank()));
  }
}
