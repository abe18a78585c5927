package jp.banso.calls;

import java.time.Clock;
import jp.banso.correspondence.MailOrder;
import jp.banso.correspondence.Mailroom;
import org.springframework.stereotype.Component;

/** What the asker of a question is told by mail, if a mail reaches them; it can be taken back for a while. */
@Component
class AskerMails {

  private final Mailroom mailroom;
  private final AnswerRows answers;
  private final Clock clock;

  AskerMails(Mailroom mailroom, AnswerRows answers, Clock clock) {
    this.mailroom = mailroom;
    this.answers = answers;
    this.clock = clock;
  }

  /** @param occasion tells two mails of one template apart */
  void tell(CallView call, CallQuestion question, String template, String occasion) {
    if (question.askerMail() == null) {
      return;
    }
    QuestionView view = question.view();
    String page =
        view.way() == QuestionWay.PAGE
            ? "/calls/" + call.id().value() + "/questions/" + view.ordinal()
            : "/public/calls/" + call.id().value();
    mailroom.send(
        MailOrder.of(template, call.programme(), question.key(), page)
            .to(question.askerMail())
            .on(occasion)
            .after(call.mailsAfter(clock.instant()))
            .value("call", call)
            .value("question", view)
            .value("editions", answers.editions(question.id())));
  }
}
