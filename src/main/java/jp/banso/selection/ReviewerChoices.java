package jp.banso.selection;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationPlace;
import jp.banso.calls.CallView;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.parties.RoleKind;
import org.springframework.stereotype.Component;

/** Who reviews what, and who else might. */
@Component
class ReviewerChoices {

  private final RoundProgress progress;
  private final Reviews reviews;
  private final People people;

  ReviewerChoices(RoundProgress progress, Reviews reviews, People people) {
    this.progress = progress;
    this.reviews = reviews;
    this.people = people;
  }

  /** Applications that wait for reviewers; empty unless the round assigns them. */
  List<RoundView.Candidate> candidates(SelectionRound round, RoundApplications named) {
    if (round.state() != RoundState.ASSIGNING) {
      return List.of();
    }
    List<PersonView> pool = pool(round);
    return progress.eligible(round).stream()
        .map(
            judgement -> {
              ApplicationPlace place = named.place(judgement.applicationId());
              return new RoundView.Candidate(
                  place.id(), judgement.key(), place.prefecture().name(), place.areaName(),
                  choices(pool, place, Set.of()));
            })
        .toList();
  }

  List<RoundView.Assignment> assignments(
      SelectionRound round, CallView call, RoundApplications named) {
    List<Review> all = reviews.ofRound(round.id().value());
    boolean anyOpen = all.stream().anyMatch(review -> review.state().isOpen());
    List<PersonView> pool = anyOpen ? pool(round) : List.of();
    Map<ApplicationId, List<Review>> byApplication =
        all.stream().collect(Collectors.groupingBy(Review::applicationId));
    return all.stream()
        .map(
            review ->
                assignment(
                    review, byApplication.get(review.applicationId()), call, named, pool))
        .toList();
  }

  private static RoundView.Assignment assignment(
      Review review, List<Review> own, CallView call, RoundApplications named,
      List<PersonView> pool) {
    ApplicationPlace place = named.place(review.applicationId());
    List<RoundView.Reviewer> replacements = List.of();
    boolean mayGoOn = false;
    if (review.state().isOpen()) {
      Set<UUID> asked = own.stream().map(Review::reviewerId).collect(Collectors.toSet());
      replacements =
          choices(pool, place, asked).stream()
              .filter(person -> !person.ofSamePrefecture())
              .toList();
      mayGoOn =
          own.stream().filter(other -> other != review && other.state().isActive()).count()
              >= call.terms().reviewersMin();
    }
    return new RoundView.Assignment(
        review.id(), named.key(place.id()), place.areaName(), review.reviewerName(), review.state(),
        review.dueOn(), replacements, mayGoOn, review.replacedReason());
  }

  private List<PersonView> pool(SelectionRound round) {
    return people.withRole(RoleKind.REVIEWER, round.programme());
  }

  private static List<RoundView.Reviewer> choices(
      List<PersonView> pool, ApplicationPlace place, Set<UUID> without) {
    return pool.stream()
        .filter(person -> !without.contains(person.id()))
        .map(
            person ->
                new RoundView.Reviewer(
                    person.id(), person.displayName(), person.organisationName(),
                    ReviewerService.isOfPrefecture(person, place.prefecture())))
        .toList();
  }
}
