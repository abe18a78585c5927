package jp.banso.platform.inbound;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.platform.database.SearchText;
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

  InboundMails(InboundRows rows, List<InboundFolder> folders) {
    this.rows = rows;
    this.folders = folders;
  }

  public Optional<InboundMail> find(UUID id) {
    return rows.find(id);
  }

  /** These mails, without texts and files. */
  public List<InboundMail> headings(Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : rows.headings(ids);
  }

  /** These mails with their texts, without files. */
  public List<InboundMail> texts(Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : rows.texts(ids);
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
