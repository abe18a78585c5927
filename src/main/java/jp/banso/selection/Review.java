package jp.banso.selection;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.StaleEdit;

/**
 * One reviewer's look at one application: first the declaration on conflicts of interest, then the
 * scores. What is submitted is final.
 */
@Entity
@Table(name = "review")
class Review {

  @Id private UUID id;
  @Version private Long version;
  private UUID roundId;
  private UUID applicationId;
  private String caseKey;

  @Enumerated(EnumType.STRING)
  private ProgrammeCode programme;

  private UUID reviewerId;
  private String reviewerName;

  @Enumerated(EnumType.STRING)
  private ReviewState state;

  private Instant assignedAt;
  private LocalDate dueOn;
  private Instant declaredAt;

  @Enumerated(EnumType.STRING)
  private ConflictRelation relation;

  private String relationReason;
  private Instant submittedAt;
  private String comment;
  private String replacedReason;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "review_score", joinColumns = @JoinColumn(name = "review_id"))
  private List<Score> scores = new ArrayList<>();

  protected Review() {}

  static Review assign(
      SelectionRound round, ApplicationId application, CaseKey key, UUID reviewerId,
      String reviewerName, LocalDate dueOn, Instant now) {
    Review review = new Review();
    review.id = UUID.randomUUID();
    review.roundId = round.id().value();
    review.applicationId = application.value();
    review.caseKey = key.value();
    review.programme = round.programme();
    review.reviewerId = reviewerId;
    review.reviewerName = reviewerName;
    review.state = ReviewState.ASSIGNED;
    review.assignedAt = now;
    review.dueOn = dueOn;
    return review;
  }

  void declare(ConflictRelation declared, String reason, Instant now) {
    require(ReviewState.ASSIGNED);
    relation = declared;
    relationReason = reason;
    declaredAt = now;
    state = declared.isConflict() ? ReviewState.EXCUSED : ReviewState.SCORING;
  }

  void keep(ScoreSheet sheet) {
    require(ReviewState.SCORING);
    scores.clear();
    sheet.filled().forEach(scores::add);
    comment = sheet.comment();
  }

  void submit(ScoreSheet sheet, Instant now) {
    keep(sheet);
    submittedAt = now;
    state = ReviewState.SUBMITTED;
  }

  /** Another takes over, or the others go on; what was begun here no longer counts. */
  void replaced(String reason) {
    requireOpen();
    state = ReviewState.REPLACED;
    replacedReason = reason;
  }

  /** The application left; answers true if someone still had something to do here. */
  boolean cancel() {
    boolean open = state.isOpen();
    if (state != ReviewState.REPLACED) {
      state = ReviewState.CANCELLED;
    }
    return open;
  }

  /** Refuses what was typed against something newer. */
  void requireVersion(long seen) {
    if (version() != seen) {
      throw new StaleEdit("review " + caseKey);
    }
  }

  /** Refuses what only a review can be told that the round waits for. */
  void requireOpen() {
    if (!state.isOpen()) {
      throw new AlreadyDone("review " + caseKey + " is " + state);
    }
  }

  private void require(ReviewState wanted) {
    if (state != wanted) {
      throw new AlreadyDone("review " + caseKey + " is " + state);
    }
  }

  ReviewId id() {
    return new ReviewId(id);
  }

  UUID roundId() {
    return roundId;
  }

  ApplicationId applicationId() {
    return new ApplicationId(applicationId);
  }

  CaseKey key() {
    return new CaseKey(caseKey);
  }

  ProgrammeCode programme() {
    return programme;
  }

  UUID reviewerId() {
    return reviewerId;
  }

  String reviewerName() {
    return reviewerName;
  }

  ReviewState state() {
    return state;
  }

  LocalDate dueOn() {
    return dueOn;
  }

  ConflictRelation relation() {
    return relation;
  }

  String relationReason() {
    return relationReason;
  }

  Instant submittedAt() {
    return submittedAt;
  }

  String comment() {
    return comment;
  }

  /** Why the manager took the review back, empty after a conflict, null unless replaced. */
  String replacedReason() {
    return replacedReason;
  }

  List<Score> scores() {
    return List.copyOf(scores);
  }

  long version() {
    return version == null ? 0 : version;
  }
}
