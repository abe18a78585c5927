package jp.banso.accounts;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the work about invitations is about: the organisation that was invited, and nobody's name. */
@Service
@Transactional(readOnly = true)
public class InvitationTitles {

  private final InvitationRows rows;

  InvitationTitles(InvitationRows rows) {
    this.rows = rows;
  }

  /** By the reference of the work. */
  public Map<String, String> of(List<String> refs) {
    return rows.all(refs.stream().map(UUID::fromString).toList()).stream()
        .collect(Collectors.toMap(one -> one.id().toString(), Invitation::organisationName));
  }
}
