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

  void send(Inquiry inquiry) {
    mails.answer(inquiry, consents.ask(inquiry).orElse(null), feedback.ask(inquiry).orElse(null));
  }
}
