package jp.banso.applications;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.Groups;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** とりまとめ一覧 for a prefecture, and for the secretariat that records its steps. */
@Service
@Transactional(readOnly = true)
public class CompilationQueries {

  private static final int ALL = 500;

  private final ApplicationQueries queries;
  private final PrefectureReviews reviews;
  private final Calls calls;

  CompilationQueries(ApplicationQueries queries, PrefectureReviews reviews, Calls calls) {
    this.queries = queries;
    this.reviews = reviews;
    this.calls = calls;
  }

  /** Not found for anyone but the prefecture itself and the programme's secretariat. */
  public CompilationView view(Viewer viewer, CallId callId, PrefectureCode prefecture) {
    CallView call = calls.get(callId);
    boolean own = viewer.holds(Groups.prefecture(call.programme(), prefecture));
    if (viewer.programme() != call.programme()
        || !(own || viewer.isSecretariatOf(call.programme()))) {
      throw new NotFound("compilation of " + prefecture);
    }
    List<ApplicationLine> lines =
        queries.page(viewer, new ApplicationFilter(callId.value(), null, prefecture, null), null, ALL);
    return new CompilationView(
        call, prefecture, CompilationRows.keyOf(call, prefecture), lines,
        own ? ranks(lines) : Map.of());
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
