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
  private final WarekiText wareki;
  private final CaseNumbers numbers;
  private final Sites sites;
  private final Secretariats secretariats;

  Mailroom(
      MailTemplates mailTemplates,
      Outbox outbox,
      Clock clock,
      WarekiText wareki,
      CaseNumbers numbers,
      Sites sites,
      Secretariats secretariats) {
    this.mailTemplates = mailTemplates.engine();
    this.outbox = outbox;
    this.clock = clock;
    this.wareki = wareki;
    this.numbers = numbers;
    this.sites = sites;
    this.secretariats = secretariats;
  }

  /** Writes the mail; the same order given twice is one mail. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void send(MailOrder order) {
    String text = write(order);
    int firstLine = text.indexOf('\n');
    outbox.put(
        new OutboxMail(
            order.programme(), order.caseKey(), order.template(), order.occasion(), order.to(),
            order.copies(), order.blindCopies(), answersTo(order), text.substring(0, firstLine).strip(), text.substring(firstLine + 1).strip() + "\n",
            order.attachments(), order.resultMail(), false,
            order.notBefore() == null ? clock.instant() : order.notBefore()));
  }

  private String answersTo(MailOrder order) {
    return order.replyTo() != null
        ? order.replyTo()
        : secretariats.of(order.caseKey()).map(Secretariats.Secretariat::mail).orElse(null);
  }

  private String write(MailOrder order) {
    Context context = new Context(Locale.JAPAN, order.values());
    context.setVariable("caseNumber", order.caseKey());
    context.setVariable("programme", order.programme());
    // text templates print unescaped, where beans are out of reach, so the helpers come as values
    context.setVariable("wareki", wareki);
    context.setVariable("caseNumbers", numbers);
    context.setVariable("shownNumber", numbers.shown(order.caseKey()));
    context.setVariable("sites", sites);
    return mailTemplates.process(order.template(), context);
  }
}
