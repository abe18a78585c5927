package jp.banso.knowledge.process;

import jp.banso.inquiries.AnswerFoundWrong;
import jp.banso.knowledge.EntryReview;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears that an answer from which entries may have been written is wrong. */
@Component
class AnswerListener {

  private final EntryReview review;

  AnswerListener(EntryReview review) {
    this.review = review;
  }

  @ApplicationModuleListener
  void on(AnswerFoundWrong event) {
    review.answerFoundWrong(event);
  }
}
