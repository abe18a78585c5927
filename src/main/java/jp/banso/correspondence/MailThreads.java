package jp.banso.correspondence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.correspondence.ReceivedMailRows.Row;
import jp.banso.platform.inbound.InboundMail;
import jp.banso.platform.inbound.InboundMails;
import jp.banso.platform.mail.Outbox;
import jp.banso.platform.mail.Outbox.Threaded;
import org.springframework.stereotype.Component;

/**
 * What a mail goes on from, so that the mail program of its receiver shows the conversation in one place (RFC 5322, 3.6.4):
 * the newest mail that came from the receiver, else our own last one.
 */
@Component
class MailThreads {

  private final Outbox outbox;
  private final ReceivedMailRows rows;
  private final InboundMails inbound;

  MailThreads(Outbox outbox, ReceivedMailRows rows, InboundMails inbound) {
    this.outbox = outbox;
    this.rows = rows;
    this.inbound = inbound;
  }

  /**
   * Puts a mail that was just written into the conversation with its receiver.
   *
   * @param came mails with which the case began or goes on, see {@link MailOrder#inThread(Collection)}
   */
  void goesOn(UUID mailId, MailOrder order, Collection<UUID> came) {
    List<Threaded> ours = outbox.thread(order.caseKey(), order.to(), mailId);
    List<Row> heard =
        Stream.concat(
                rows.answering(ours.stream().map(Threaded::id).toList()).stream(),
                came.stream().flatMap(id -> rows.find(id).stream()).filter(row -> isOfReceiver(row, order)))
            .toList();
    outbox.goesOn(mailId, newest(heard).map(this::chain).orElseGet(() -> last(ours)));
  }

  /**
   * Whom another mail was written to must not learn from its number who else wrote on the case, the ministry for
   * instance; what the receiver answered under another address of theirs they know.
   */
  private boolean isOfReceiver(Row row, MailOrder order) {
    return row.answers() == null
        || order.to().equalsIgnoreCase(row.answersTo())
        || order.to().equalsIgnoreCase(inbound.headings(List.of(row.id())).get(0).sender());
  }

  private static Optional<Row> newest(List<Row> heard) {
    return heard.stream().max(Comparator.comparing(Row::arrivedAt));
  }

  private static List<String> last(List<Threaded> ours) {
    return ours.isEmpty() ? List.of() : ours.get(ours.size() - 1).chain();
  }

  /** A mail program may have named nothing that it answers: then what it answers is known by the token. */
  private List<String> chain(Row row) {
    InboundMail mail = inbound.headings(List.of(row.id())).get(0);
    List<String> before = new ArrayList<>(mail.references());
    Collections.reverse(before);
    if (before.isEmpty() && row.answers() != null) {
      before.addAll(outbox.threaded(row.answers()).map(Threaded::chain).orElse(List.of()));
    }
    Set<String> chain = new LinkedHashSet<>(before);
    chain.remove(mail.messageId());
    Stream.of(mail.messageId()).filter(Objects::nonNull).filter(id -> !id.isEmpty()).forEach(chain::add);
    return List.copyOf(chain);
  }
}
