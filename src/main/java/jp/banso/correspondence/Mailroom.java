package jp.banso.correspondence;

import java.time.Clock;
import java.util.Locale;
import jp.banso.calendar.WarekiText;
import jp.banso.platform.mail.Outbox;
import jp.banso.platform.mail.OutboxMail;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;

/** Writes mails from templates and puts them into the outbox, in the transaction of the act. */
@Service
public class Mailroom {

  private final ITemplateEngine mailTemplates;
  private final Outbox outbox;
  private final Clock clock;
  private final ApplicationContext beans;
  private final CaseNumbers caseNumbers;
  private final WarekiText wareki;

  Mailroom(
      MailTemplates mailTemplates,
      Outbox outbox,
      Clock clock,
      ApplicationContext beans,
      CaseNumbers caseNumbers,
      WarekiText wareki) {
    this.caseNumbers = caseNumbers;
    this.wareki = wareki;
    this.mailTemplates = mailTemplates.engine();
    this.outbox = outbox;
    this.clock = clock;
    this.beans = beans;
  }

  /** Writes the mail; the same order given twice is one mail. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void send(MailOrder order) {
    String text = write(order);
    int firstLine = text.indexOf('\n');
    outbox.put(
        new OutboxMail(
            order.programme(), order.caseKey(), order.template(), order.occasion(), order.to(),
            order.copies(), text.substring(0, firstLine).strip(), text.substring(firstLine + 1).strip() + "\n",
            order.attachments(), order.resultMail(), false,
            order.notBefore() == null ? clock.instant() : order.notBefore()));
  }

  /** Numbers and dates are given as plain values: printed text may not reach for beans. */
  private String write(MailOrder order) {
    Context context = new Context(Locale.JAPAN, order.values());
    context.setVariable("caseNumber", order.caseKey());
    context.setVariable("shownNumber", caseNumbers.shown(order.caseKey()));
    context.setVariable("programme", order.programme());
    context.setVariable("caseNumbers", caseNumbers);
    context.setVariable("wareki", wareki);
    context.setVariable(
        ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
        new ThymeleafEvaluationContext(beans, null));
    return mailTemplates.process(order.template(), context);
  }
}
