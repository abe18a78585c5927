package jp.banso.inquiries;

import org.springframework.stereotype.Component;

/** 回答 by mail (M04), with what it asks besides, however the answer came about. */
@Component
class AnswerPost {

  private final InquiryMails mails;
  private final ConsentDesk consents;
  private final FeedbackDesk feedback;

  AnswerPost(InquiryMails mails, ConsentDesk consents, FeedbackDesk feedback) {
    this.mails = mails;
    this.consents = consents;
    this.feedback = feedback;
  }

  /** @param asks whether it asks for the consent to the public page, if that is wished and not said yet */
  void send(Inquiry inquiry, boolean asks) {
    mails.answer(inquiry, asks ? consents.ask(inquiry).orElse(null) : null, feedback.ask(inquiry).orElse(null));
  }
}
