package jp.banso.selection;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.applications.ApplicationFacts;
import jp.banso.applications.ApplicationRecords;
import jp.banso.calls.CallView;
import jp.banso.parties.People;
import jp.banso.parties.RoleKind;
import org.springframework.stereotype.Component;

/** Who reviews what, and who else might. */
@Component
class ReviewerChoices {

  private final RoundProgress progress;
  private final Reviews reviews;
  private final ApplicationRecords applications;
  private final People people;

  ReviewerChoices(
      RoundProgress progress, Reviews reviews, ApplicationRecords applications, People people) {
    this.progress = progress;
    this.reviews = reviews;
    this.applications = applications;
    this.people = people;
  }

  /** Applications that wait for reviewers; empty unless the round assigns them. */
  List<RoundView.Candidate> candidates(SelectionRound round) {
    if (round.state() != RoundState.ASSIGNING) {
      return List.of();
    }
    return progress.eligible(round).stream()
        .map(judgement -> applications.facts(judgement.applicationId()))
        .map(
            facts ->
                new RoundView.Candidate(
                    facts.id(), facts.key(), facts.prefecture().name(), facts.areaName(),
                    pool(round, facts, Set.of())))
        .toList();
  }

  List<RoundView.Assignment> assignments(SelectionRound round, CallView call) {
    return reviews.ofRound(round.id().value()).stream()
        .map(review -> assignment(round, review, call))
        .toList();
  }

  private RoundView.Assignment assignment(SelectionRound round, Review review, CallView call) {
    ApplicationFacts facts = applications.facts(review.applicationId());
    List<RoundView.Reviewer> replacements = List.of();
    boolean mayGoOn = false;
    if (review.state().isOpen()) {
      List<Review> own = reviews.ofApplication(facts.id().value());
      Set<UUID> asked = own.stream().map(Review::reviewerId).collect(Collectors.toSet());
      replacements =
          pool(round, facts, asked).stream().filter(person -> !person.ofSamePrefecture()).toList();
      mayGoOn =
          own.stream().filter(other -> other != review && other.state().isActive()).count()
              >= call.terms().reviewersMin();
    }
    return new RoundView.Assignment(
        review.id(), facts.key(), facts.areaName(), review.reviewerName(), review.state(),
        review.dueOn(), replacements, mayGoOn, review.replacedReason());
  }

  private List<RoundView.Reviewer> pool(
      SelectionRound round, ApplicationFacts facts, Set<UUID> without) {
    return people.withRole(RoleKind.REVIEWER, round.programme()).stream()
        .filter(person -> !without.contains(person.id()))
        .map(
            person ->
                new RoundView.Reviewer(
                    person.id(), person.displayName(), person.organisationName(),
                    ReviewerService.isOfPrefecture(person, facts)))
        .toList();
  }
}
