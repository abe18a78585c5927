package jp.banso.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.applications.ApplicationFacts;
import jp.banso.applications.ApplicationRecords;
import jp.banso.calls.Calls;
import jp.banso.calls.Criterion;
import jp.banso.kernel.NotFound;
import jp.banso.parties.Viewer;
import jp.banso.platform.documents.DocumentView;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads a reviewer's own reviews; another's answer as if they did not exist. */
@Service("selectionReviewPages")
@Transactional(readOnly = true)
public class ReviewPages {

  private final Reviews reviews;
  private final RoundAccess access;
  private final ApplicationRecords applications;
  private final Calls calls;
  private final ApplicationText text;

  ReviewPages(
      Reviews reviews,
      RoundAccess access,
      ApplicationRecords applications,
      Calls calls,
      ApplicationText text) {
    this.reviews = reviews;
    this.access = access;
    this.applications = applications;
    this.calls = calls;
    this.text = text;
  }

  public ReviewView view(Viewer viewer, ReviewId id) {
    Review review =
        reviews
            .findById(id.value())
            .filter(found -> found.reviewerId().equals(viewer.personId()))
            .filter(found -> found.programme() == viewer.programme())
            .orElseThrow(() -> new NotFound("review"));
    SelectionRound round = access.byId(review.roundId());
    ApplicationFacts facts = applications.facts(review.applicationId());
    List<Criterion> criteria = calls.criteria(round.callId());
    boolean open = review.state() == ReviewState.SCORING || review.state() == ReviewState.SUBMITTED;
    return new ReviewView(
        id, review.key(), round.callTitle(), facts.prefecture().name(), facts.areaName(),
        review.state(), review.dueOn(), review.version(), review.relation(), review.relationReason(),
        open ? criteria : List.of(), open ? sheet(review, criteria) : null, review.submittedAt(),
        open ? text.read(facts) : null, open ? applications.papers(facts.id()) : List.of());
  }

  /** A paper of the application, readable like its form; not found otherwise. */
  public DocumentView paper(Viewer viewer, ReviewId id, UUID document) {
    return view(viewer, id).papers().stream()
        .filter(paper -> paper.id().value().equals(document))
        .findFirst()
        .orElseThrow(() -> new NotFound("paper " + document));
  }

  private static ScoreSheet sheet(Review review, List<Criterion> criteria) {
    Map<UUID, Score> scores =
        review.scores().stream().collect(Collectors.toMap(Score::criterionId, Function.identity()));
    List<ScoreSheet.Line> lines = new ArrayList<>();
    for (Criterion criterion : criteria) {
      Score score = scores.get(criterion.id());
      lines.add(
          new ScoreSheet.Line(
              criterion.id(), score == null ? null : score.points(),
              score == null ? "" : score.reason()));
    }
    return new ScoreSheet(lines, review.comment());
  }
}
