package jp.banso.selection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.applications.ApplicationFacts;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationPlace;
import jp.banso.applications.ApplicationRecords;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calendar.TaskTerms;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.correspondence.MailOrder;
import jp.banso.correspondence.Mailroom;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Names the reviewers of each application, and another where one is excused (domain §2 「B-審査」). */
@Service
@Transactional
public class ReviewerService {

  private static final String DECLARATION = "UserTask_DeclareConflict";

  private final RoundAccess access;
  private final RoundProgress progress;
  private final Reviews reviews;
  private final ApplicationRecords applications;
  private final Calls calls;
  private final People people;
  private final BusinessCalendar calendar;
  private final SelectionTerms terms;
  private final TaskTerms taskTerms;
  private final SelectionProcess process;
  private final AssessmentProcess assessment;
  private final Mailroom mailroom;
  private final ReviewLetters letters;
  private final AuditLog audit;
  private final Clock clock;

  ReviewerService(
      RoundAccess access,
      RoundProgress progress,
      Reviews reviews,
      ApplicationRecords applications,
      Calls calls,
      People people,
      BusinessCalendar calendar,
      SelectionTerms terms,
      TaskTerms taskTerms,
      SelectionProcess process,
      AssessmentProcess assessment,
      Mailroom mailroom,
      ReviewLetters letters,
      AuditLog audit,
      Clock clock) {
    this.access = access;
    this.progress = progress;
    this.reviews = reviews;
    this.applications = applications;
    this.calls = calls;
    this.people = people;
    this.calendar = calendar;
    this.terms = terms;
    this.taskTerms = taskTerms;
    this.process = process;
    this.assessment = assessment;
    this.mailroom = mailroom;
    this.letters = letters;
    this.audit = audit;
    this.clock = clock;
  }

  /** Assigns the reviewers of every eligible application at once. */
  public Outcome<Void> assign(
      Viewer viewer, SelectionRoundId id, Map<ApplicationId, Set<UUID>> chosen) {
    SelectionRound round = access.lockedAsManager(viewer, id);
    round.require(RoundState.ASSIGNING);
    if (progress.checksOpen(round)) {
      return Outcome.refused("selection.assign.refused.checksOpen");
    }
    CallView call = calls.get(round.callId());
    Map<UUID, PersonView> pool = pool(round);
    List<ApplicationFacts> eligible =
        progress.eligible(round).stream()
            .map(judgement -> applications.facts(judgement.applicationId()))
            .toList();
    for (ApplicationFacts application : eligible) {
      Set<UUID> own = chosen.getOrDefault(application.id(), Set.of());
      if (own.size() < call.terms().reviewersMin()) {
        return Outcome.refused(
            "selection.assign.refused.tooFew", application.areaName(), call.terms().reviewersMin());
      }
      for (UUID reviewer : own) {
        Outcome<Void> suits = suits(pool.get(reviewer), application);
        if (!suits.isDone()) {
          return suits;
        }
      }
    }
    for (ApplicationFacts application : eligible) {
      chosen.get(application.id()).forEach(
          reviewer -> start(round, call, application, pool.get(reviewer)));
    }
    round.reviewersAssigned();
    process.reviewersAssigned(round.key());
    progress.afterReview(round);
    audit.record(AuditEntry.of(viewer.actor(), "audit.selection.reviewersAssigned", round.key()));
    return Outcome.done();
  }

  /** Refuses who may not replace the reviewer, and then what can no longer be replaced. */
  @Transactional(readOnly = true)
  public void requireReplaceable(Viewer viewer, SelectionRoundId roundId, ReviewId id) {
    SelectionRound round = access.visible(viewer, roundId);
    RoundAccess.requireManager(viewer, round);
    replaceable(round, id);
  }

  private Review replaceable(SelectionRound round, ReviewId id) {
    Review review =
        reviews
            .findById(id.value())
            .filter(found -> found.roundId().equals(round.id().value()))
            .orElseThrow(() -> new NotFound("review"));
    review.requireOpen();
    return review;
  }

  /**
   * Names another reviewer for one who is excused, or with a reason for one who does not answer;
   * null goes on without if enough remain.
   */
  public Outcome<Void> replace(
      Viewer viewer, SelectionRoundId roundId, ReviewId id, UUID reviewerId, String reason) {
    SelectionRound round = access.lockedAsManager(viewer, roundId);
    Review leaving = replaceable(round, id);
    boolean excused = leaving.state() == ReviewState.EXCUSED;
    String why = reason == null ? "" : reason.strip();
    if (!excused && why.isEmpty()) {
      return Outcome.refused("selection.replace.refused.reason");
    }
    CallView call = calls.get(round.callId());
    ApplicationFacts application = applications.facts(leaving.applicationId());
    List<Review> own = reviews.ofApplication(application.id().value());
    long active =
        own.stream().filter(review -> review != leaving && review.state().isActive()).count();
    if (reviewerId == null && active < call.terms().reviewersMin()) {
      return Outcome.refused(
          "selection.assign.refused.tooFew", application.areaName(), call.terms().reviewersMin());
    }
    if (reviewerId != null) {
      if (own.stream().anyMatch(review -> review.reviewerId().equals(reviewerId))) {
        return Outcome.refused("selection.assign.refused.already", application.areaName());
      }
      Outcome<Void> suits = suits(pool(round).get(reviewerId), application);
      if (!suits.isDone()) {
        return suits;
      }
    }
    leaving.replaced(why);
    if (excused) {
      assessment.replaced(leaving.key());
    } else {
      assessment.reviewerTakenOff(leaving.key());
      letters.takenOff(
          call, new ApplicationPlace(
              application.id(), application.prefecture(), application.areaName()), leaving);
    }
    if (reviewerId != null) {
      start(round, call, application, pool(round).get(reviewerId));
    }
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.selection.reviewerReplaced", leaving.key())
            .detail("reason", why));
    progress.afterReview(round);
    return Outcome.done();
  }

  /** A reviewer whose organisation lies in the applicant's prefecture is never asked (row 14). */
  static boolean isOfPrefecture(PersonView reviewer, PrefectureCode prefecture) {
    return prefecture.value().equals(reviewer.prefectureCode());
  }

  private static Outcome<Void> suits(PersonView reviewer, ApplicationFacts application) {
    if (reviewer == null) {
      return Outcome.refused("selection.assign.refused.noReviewer", application.areaName());
    }
    if (isOfPrefecture(reviewer, application.prefecture())) {
      return Outcome.refused(
          "selection.assign.refused.samePrefecture",
          reviewer.displayName(), application.prefecture().name(), application.areaName());
    }
    return Outcome.done();
  }

  private void start(
      SelectionRound round, CallView call, ApplicationFacts application, PersonView reviewer) {
    LocalDate today = LocalDate.now(clock);
    SelectionTerms.Term term = terms.of(round.programme());
    LocalDate planned = term.scoringDay(call.terms().deadline());
    LocalDate soonest = calendar.plusBusinessDays(today, term.scoringBusinessDaysMin());
    LocalDate due = calendar.onOrBefore(planned.isBefore(soonest) ? soonest : planned);
    int number = reviews.ofApplication(application.id().value()).size() + 1;
    Review review =
        reviews.save(
            Review.assign(
                round, application.id(), application.key().child("R" + number), reviewer.id(),
                reviewer.displayName(), due, clock.instant()));
    assessment.reviewStarted(
        review.key(), round.programme(), reviewer.id(), calendar.lastMomentOf(due));
    mailroom.send(
        MailOrder.of(
                "selection-review-request", round.programme(), review.key(),
                "/reviews/" + review.id().value())
            .to(reviewer.mail())
            .value("addressee", reviewer.displayName())
            .value("projectTitle", call.projectTitle())
            .value("declareBy", taskTerms.dueAfter(today, DECLARATION))
            .value("scoreBy", due)
            .value("prefecture", application.prefecture().name())
            .value("areaName", application.areaName()));
  }

  private Map<UUID, PersonView> pool(SelectionRound round) {
    return people.withRole(RoleKind.REVIEWER, round.programme()).stream()
        .collect(Collectors.toMap(PersonView::id, Function.identity(), (one, same) -> one));
  }
}
