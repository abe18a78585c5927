package jp.banso.platform.inbound;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Mails that came. Who may read one is decided by the module that was told of it. */
@Component
@Transactional(readOnly = true)
public class InboundMails {

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

  /** True if whatever had arrived before {@code instant} was read, so that a date can be judged by what is kept here. */
  public boolean areReadUntil(Instant instant) {
    return folders.stream().filter(InboundFolder::isSet).allMatch(folder -> rows.isReadUntil(folder, instant));
  }
}
