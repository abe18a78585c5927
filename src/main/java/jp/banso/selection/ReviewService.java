package jp.banso.selection;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import jp.banso.calls.CallId;
import jp.banso.calls.Calls;
import jp.banso.calls.Criterion;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Groups;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A reviewer's own work (T-B9, T-B10): in person only, and blind to the others. Scores leave the
 * module's tables to no log, no process and no mail.
 */
@Service("selectionReviewService")
@Transactional
public class ReviewService {

  private final Reviews reviews;
  private final RoundAccess access;
  private final RoundProgress progress;
  private final Calls calls;
  private final AssessmentProcess process;
  private final AuditLog audit;
  private final Clock clock;

  ReviewService(
      Reviews reviews,
      RoundAccess access,
      RoundProgress progress,
      Calls calls,
      AssessmentProcess process,
      AuditLog audit,
      Clock clock) {
    this.reviews = reviews;
    this.access = access;
    this.progress = progress;
    this.calls = calls;
    this.process = process;
    this.audit = audit;
    this.clock = clock;
  }

  /** Declares whether the reviewer is tied to the region; only a clear 「なし」 opens the application. */
  public Outcome<Void> declare(
      Viewer viewer, ReviewId id, ConflictRelation relation, String reason) {
    Review review = own(viewer, id);
    String why = reason == null ? "" : reason.strip();
    if (relation.isConflict() && why.isEmpty()) {
      return Outcome.refused("selection.review.refused.conflictReason");
    }
    review.declare(relation, why, clock.instant());
    process.declared(review.key(), relation.isConflict());
    String action =
        relation.isConflict() ? "audit.selection.conflictDeclared" : "audit.selection.noConflict";
    audit.record(AuditEntry.of(viewer.actor(), action, review.key()));
    return Outcome.done();
  }

  /** Keeps a sheet that is not finished. */
  public Outcome<Void> keep(Viewer viewer, ReviewId id, long version, ScoreSheet sheet) {
    Review review = own(viewer, id);
    review.requireVersion(version);
    return sheet
        .fits(criteria(review))
        .then(
            fits -> {
              review.keep(sheet);
              return Outcome.done();
            });
  }

  /** Submits the scores for good. */
  public Outcome<Void> submit(Viewer viewer, ReviewId id, long version, ScoreSheet sheet) {
    Review review = own(viewer, id);
    SelectionRound round = access.lockedById(review.roundId());
    if (review.state() == ReviewState.SCORING) {
      review.requireVersion(version);
    }
    return sheet
        .isComplete(calls.criteria(round.callId()))
        .then(
            complete -> {
              review.submit(sheet, clock.instant());
              process.scored(review.key());
              audit.record(AuditEntry.of(viewer.actor(), "audit.selection.scored", review.key()));
              progress.afterReview(round);
              return Outcome.done();
            });
  }

  private List<Criterion> criteria(Review review) {
    return calls.criteria(callOf(review));
  }

  private CallId callOf(Review review) {
    return access.byId(review.roundId()).callId();
  }

  private Review own(Viewer viewer, ReviewId id) {
    Review review = reviews.findById(id.value()).orElseThrow(() -> new NotFound("review"));
    if (!isOwn(viewer, review)) {
      throw new NotFound("review");
    }
    viewer.requireInPerson(Groups.reviewer(viewer.personId()), review.programme());
    return review;
  }

  private static boolean isOwn(Viewer viewer, Review review) {
    UUID reviewer = review.reviewerId();
    return reviewer.equals(viewer.personId()) && viewer.programme() == review.programme();
  }
}
