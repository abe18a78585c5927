package jp.banso.correspondence;

import java.time.Clock;
import java.util.Locale;
import jp.banso.calendar.WarekiText;
import jp.banso.platform.mail.Outbox;
import jp.banso.platform.mail.OutboxMail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Writes mails from templates and puts them into the outbox, in the transaction of the act. */
@Service
public class Mailroom {

  private final ITemplateEngine mailTemplates;
  private final Outbox outbox;
  private final Clock clock;
<<<<<<< HEAD
  private final ApplicationContext beans;
  private final CaseNumbers caseNumbers;
  private final WarekiText wareki;
=======
  private final WarekiText wareki;
  private final CaseNumbers numbers;
  private final Sites sites;
>>>>>>> calls

  Mailroom(
      MailTemplates mailTemplates,
      Outbox outbox,
      Clock clock,
<<<<<<< HEAD
      ApplicationContext beans,
      CaseNumbers caseNumbers,
      WarekiText wareki) {
    this.caseNumbers = caseNumbers;
    this.wareki = wareki;
=======
      WarekiText wareki,
      CaseNumbers numbers,
      Sites sites) {
>>>>>>> calls
    this.mailTemplates = mailTemplates.engine();
    this.outbox = outbox;
    this.clock = clock;
    this.wareki = wareki;
    this.numbers = numbers;
    this.sites = sites;
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
<<<<<<< HEAD
    context.setVariable("caseNumbers", caseNumbers);
    context.setVariable("wareki", wareki);
    context.setVariable(
        ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
        new ThymeleafEvaluationContext(beans, null));
=======
    // text templates print unescaped, where beans are out of reach, so the helpers come as values
    context.setVariable("wareki", wareki);
    context.setVariable("caseNumbers", numbers);
    context.setVariable("sites", sites);
>>>>>>> calls
    return mailTemplates.process(order.template(), context);
  }
}
