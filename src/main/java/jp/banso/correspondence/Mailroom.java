package jp.banso.correspondence;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.banso.calendar.WarekiText;
import jp.banso.correspondence.Secretariats.Secretariat;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.parties.Absences;
import jp.banso.platform.mail.Outbox;
import jp.banso.platform.mail.OutboxMail;
import jp.banso.platform.mail.ReplyTags;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Writes mails in the words of their year and puts them into the outbox, in the transaction of the act. */
@Service
public class Mailroom {

  /** Where the case is found and who signs, under every mail. */
  private static final String ENDING = "ending";

  private final ITemplateEngine ending;
  private final MailKinds kinds;
  private final MailValues values;
  private final MailTexts texts;
  private final MailTextRows rows;
  private final Outbox outbox;
  private final Clock clock;
  private final WarekiText wareki;
  private final CaseNumbers numbers;
  private final Sites sites;
  private final Secretariats secretariats;
  private final ReplyTags tags;
  private final MessageSource messages;
  private final Absences absences;
  private final MailThreads threads;

  Mailroom(
      MailTemplates mailTemplates,
      MailKinds kinds,
      MailValues values,
      MailTexts texts,
      MailTextRows rows,
      Outbox outbox,
      Clock clock,
      WarekiText wareki,
      CaseNumbers numbers,
      Sites sites,
      Secretariats secretariats,
      ReplyTags tags,
      MessageSource messages,
      Absences absences,
      MailThreads threads) {
    this.ending = mailTemplates.ending();
    this.kinds = kinds;
    this.values = values;
    this.texts = texts;
    this.rows = rows;
    this.outbox = outbox;
    this.clock = clock;
    this.wareki = wareki;
    this.numbers = numbers;
    this.sites = sites;
    this.secretariats = secretariats;
    this.tags = tags;
    this.messages = messages;
    this.absences = absences;
    this.threads = threads;
  }

  /** Writes the mail; the same order given twice is one mail. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void send(MailOrder wanted) {
    MailOrder order = seenBySubstitutes(wanted, substitutes(wanted));
    Letterhead head = letterhead(order);
    send(order, head, values.of(head.kind(), head.context()));
  }

  /**
   * Writes the same mail to many, so that whatever does not depend on its receiver is looked up and printed once.
   *
   * @param name of the value that differs
   * @param receivers what that value is, by address
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void sendRound(MailOrder order, String name, Map<String, ?> receivers) {
    Letterhead head = letterhead(order);
    List<MailPlace> differing = values.naming(head.kind(), name);
    Map<String, String> substitutes = substitutes(order);
    Map<String, String> said = null;
    for (Map.Entry<String, ?> receiver : receivers.entrySet()) {
      head.context().setVariable(name, receiver.getValue());
      said =
          said == null
              ? values.of(head.kind(), head.context())
              : values.again(head.kind(), differing, head.context(), said);
      send(seenBySubstitutes(order.to(receiver.getKey()), substitutes), head, said);
    }
  }

  private Map<String, String> substitutes(MailOrder order) {
    return order.isPersonal() ? Map.of() : absences.mailsOfSubstitutes(order.programme());
  }

  /** Who stands in for a receiver who is away reads the mail too. */
  private static MailOrder seenBySubstitutes(MailOrder order, Map<String, String> substitutes) {
    MailOrder copied = order;
    if (!substitutes.isEmpty()) {
      for (String address : order.receivers()) {
        String substitute = substitutes.get(address.toLowerCase(Locale.ROOT));
        copied = substitute == null ? copied : copied.blindCopy(substitute);
      }
    }
    return copied;
  }

  /** What the mails of a round have in common. */
  private record Letterhead(
      MailKind kind, Secretariat secretariat, Context context, MailTexts.Words words, String ending) {}

  private Letterhead letterhead(MailOrder order) {
    Secretariat secretariat = secretariats.of(order.caseKey()).orElse(null);
    Context context = context(order, secretariat);
    MailKind kind = kinds.get(order.template());
    FiscalYear year = order.caseKey().fiscalYear().orElseGet(() -> FiscalYear.of(clock.instant()));
    return new Letterhead(
        kind, secretariat, context, texts.words(new MailTextRows.Place(order.programme(), year, kind.id())),
        ending.process(ENDING, context));
  }

  private void send(MailOrder order, Letterhead head, Map<String, String> said) {
    put(order, head.words().written(said), head.secretariat(), head.ending())
        .ifPresent(
            mail ->
                rows.keepSaid(
                    mail, order.programme(), head.kind().id(), order.caseKey(), kept(order, said), clock.instant()));
  }

  /** Sends a mail whose text is written already. */
  void send(MailOrder order, MailText written) {
    Secretariat secretariat = secretariats.of(order.caseKey()).orElse(null);
    put(order, written, secretariat, ending.process(ENDING, context(order, secretariat)));
  }

  private Map<String, String> kept(MailOrder order, Map<String, String> said) {
    Map<String, String> kept = new LinkedHashMap<>(said);
    kept.replaceAll((place, text) -> order.hidden(text, instead()));
    return kept;
  }

  /**
   * The text of a mail that was kept without its secret as its receiver has it, for one who was told what that is.
   *
   * @param kept a text with one secret at most
   */
  public String told(String kept, String secret) {
    return kept.replace(instead(), secret);
  }

  private String instead() {
    return messages.getMessage("correspondence.secret", null, Locale.JAPAN);
  }

  private Optional<UUID> put(MailOrder order, MailText text, Secretariat secretariat, String end) {
    UUID id = UUID.randomUUID();
    boolean repliesHere = order.replyTo() == null && secretariat != null;
    String tag = repliesHere && !tags.areInAddresses() ? "\n" + sites.replyLine(tags.tag(id)) : "";
    String written = text.body() + "\n\n" + end + tag;
    Optional<UUID> put =
        outbox.put(
            id,
            new OutboxMail(
                order.programme(), order.caseKey(), order.template(), order.occasion(), order.to(),
                order.copies(), order.blindCopies(), answersTo(order, secretariat), text.subject(),
                order.hidden(written, instead()),
                order.attachments(), order.resultMail(),
                order.notBefore() == null ? clock.instant() : order.notBefore()),
            repliesHere,
            order.hasSecrets() ? order.revealed(written) : null);
    if (order.thread() != null) {
      put.ifPresent(mail -> threads.goesOn(mail, order, order.thread()));
    }
    return put;
  }

  /** Cancels what of these has not gone yet: it would ask for what is no longer wanted. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void cancelWaiting(CaseKey key, Collection<String> templates) {
    templates.forEach(template -> outbox.cancelWaiting(key, template));
  }

  /**
   * What has not gone yet of a case and its children to one address goes to another.
   *
   * @param key of the case
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void readdress(CaseKey key, String from, String to) {
    outbox.readdress(key, from, to);
  }

  private static String answersTo(MailOrder order, Secretariat secretariat) {
    return order.replyTo() != null || secretariat == null ? order.replyTo() : secretariat.mail();
  }

  private Context context(MailOrder order, Secretariat secretariat) {
    Context context = new Context(Locale.JAPAN, order.values());
    context.setVariable("caseNumber", order.caseKey());
    context.setVariable("programme", order.programme());
    // text templates print unescaped, where beans are out of reach, so the helpers come as values
    context.setVariable("wareki", wareki);
    context.setVariable("caseNumbers", numbers);
    context.setVariable("shownNumber", numbers.shown(order.caseKey()));
    context.setVariable("secretariat", secretariat);
    context.setVariable("pageLines", sites.lines(order.page()));
    context.setVariable("shortLines", sites.lines(order.shortPage()));
    context.setVariable("copiedUnseen", !order.blindCopies().isEmpty());
    return context;
  }
}
