package jp.banso.selection;

import java.util.Optional;
import jp.banso.applications.ApplicationFacts;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationRecords;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whose case a task is about, for task lists that have filtered by their viewer already. */
@Service
@Transactional(readOnly = true)
public class SelectionSubjects {

  private final SelectionRounds rounds;
  private final EligibilityJudgements judgements;
  private final Reviews reviews;
  private final ResultNotices notices;
  private final ReservePromotions promotions;
  private final ApplicationRecords applications;

  SelectionSubjects(
      SelectionRounds rounds,
      EligibilityJudgements judgements,
      Reviews reviews,
      ResultNotices notices,
      ReservePromotions promotions,
      ApplicationRecords applications) {
    this.rounds = rounds;
    this.judgements = judgements;
    this.reviews = reviews;
    this.notices = notices;
    this.promotions = promotions;
    this.applications = applications;
  }

  /** A line of text and the page on which the task is done. */
  public record Subject(String text, String link) {}

  public Optional<Subject> ofRound(String key) {
    return rounds
        .findByCaseKey(key)
        .map(round -> new Subject(round.callTitle(), "/selection/" + round.id().value()));
  }

  public Optional<Subject> ofCheck(String key) {
    return judgements
        .findByCaseKey(key)
        .map(
            judgement ->
                new Subject(
                    areaOf(judgement.applicationId()),
                    "/selection/eligibility/" + judgement.applicationId().value()));
  }

  /** The reviewer's own page, or for a replacement the manager's. */
  public Optional<Subject> ofReview(String key, boolean replacement) {
    return reviews
        .findByCaseKey(key)
        .map(
            review ->
                new Subject(
                    areaOf(review.applicationId()),
                    replacement
                        ? "/selection/" + review.roundId() + "#reviewers"
                        : "/reviews/" + review.id().value()));
  }

  public Optional<Subject> ofNotice(String key) {
    return notices
        .findByCaseKey(key)
        .map(
            notice ->
                new Subject(
                    areaOf(notice.applicationId()), "/selection/" + notice.roundId() + "#notices"));
  }

  public Optional<Subject> ofPromotion(String key) {
    return promotions
        .findByCaseKey(key)
        .map(
            promotion ->
                new Subject(
                    areaOf(promotion.declined()), "/selection/reserves/" + promotion.id().value()));
  }

  private String areaOf(ApplicationId application) {
    ApplicationFacts facts = applications.facts(application);
    return facts.prefecture().name() + " " + facts.areaName();
  }
}
