package jp.banso.platform.mail;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A mail that this node has taken to send it.
 *
 * @param lease what it notes of the mail counts while the mail bears this
 * @param words what the receiver reads: the text of the mail, with the secrets that the kept one lacks
 * @param goesOnFrom Message-ID of the mail that it goes on from, null if it begins a conversation
 * @param references Message-IDs of the conversation, the nearest last; null or empty if it begins one
 * @param copiesSettled true if the server took the copies at an earlier try, or they go by themselves
 */
record Claim(SentMail mail, UUID lease, String words, String goesOnFrom, String references, boolean copiesSettled) {

  /** Of a mail without secrets. */
  Claim(SentMail mail, UUID lease, boolean copiesSettled) {
    this(mail, lease, mail.body(), null, null, copiesSettled);
  }

  /** Whom the server is asked to take it for. */
  List<String> envelope() {
    return copiesSettled
        ? List.of(mail.recipient())
        : Stream.of(List.of(mail.recipient()), mail.copies(), mail.blindCopies())
            .flatMap(List::stream)
            .distinct()
            .toList();
  }
}
