package jp.banso.platform.inbound;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.platform.database.SearchText;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.Documents;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Mails that came. Who may read one is decided by the module that was told of it. */
@Component
@Transactional(readOnly = true)
public class InboundMails {

  /** What is looked for, as the index {@code inbound_mail_words} has it. */
  private static final String WORDS =
      "words.sender || ' ' || words.sender_name || ' ' || left(words.subject, 500) || ' ' || left(words.body, 5000)";

  private final InboundRows rows;
  private final List<InboundFolder> folders;
  private final Documents documents;

  InboundMails(InboundRows rows, List<InboundFolder> folders, Documents documents) {
    this.rows = rows;
    this.documents = documents;
    this.folders = folders;
  }

  public Optional<InboundMail> find(UUID id) {
    return rows.find(id);
  }

  /** Deletes these mails with their raw texts and files; they are not read in again. */
  @Transactional
  public void erase(Collection<UUID> ids) {
    for (UUID id : ids) {
      find(id)
          .ifPresent(
              mail -> {
                rows.erase(id);
                mail.files().forEach(file -> documents.remove(new DocumentId(file.documentId())));
                documents.remove(new DocumentId(mail.rawId()));
              });
    }
  }

  /** These mails, without texts and files. */
  public List<InboundMail> headings(Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : rows.headings(ids);
  }

  /** Of these mails those that brought files or of which not all could be read; without texts. */
  public List<InboundMail> withFiles(Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : rows.withFiles(ids);
  }

  /** These mails with their texts, without files. */
  public List<InboundMail> texts(Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : rows.texts(ids);
  }

  /** Mails from or to one of these addresses, copies included. */
  public List<UUID> ofAddresses(Collection<String> addresses) {
    return rows.ofAddresses(addresses);
  }

  /** Mails that hold one of these words anywhere in what was read of them. */
  public List<UUID> holding(Collection<String> words) {
    return rows.holding(words);
  }

  /** Somebody who wrote, by address in small letters and the name beside it. */
  public record Sender(String mail, String name) {}

  /** Everybody who wrote and gave a name, each of several at one address. */
  public List<Sender> senders() {
    return rows.senders();
  }

  /**
   * In SQL, whether a mail holds the words of the parameter in its sender, its subject or the beginning of its text.
   *
   * @param id the column of the mail's id
   */
  public static String holds(String id, String parameter) {
    return id + " in (select words.id from inbound_mail words where "
        + SearchText.mayBeInFolded("search_fold(" + WORDS + ")", parameter) + " and " + SearchText.in(WORDS, parameter)
        + ")";
  }

  /** True if whatever had arrived before {@code instant} was read, so that a date can be judged by what is kept here. */
  public boolean areReadUntil(Instant instant) {
    return folders.stream().filter(InboundFolder::isSet).allMatch(folder -> rows.isReadUntil(folder, instant));
  }
}
