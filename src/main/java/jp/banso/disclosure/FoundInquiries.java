package jp.banso.disclosure;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import jp.banso.inquiries.InquiryId;
import jp.banso.inquiries.KeptInquiries;
import jp.banso.personal.PersonalFind;
import org.springframework.stereotype.Component;

/** What is asked for by law is not deleted before it is answered, also what turned out to be a namesake's. */
@Component
class FoundInquiries implements KeptInquiries {

  private static final String SOURCE = "inquiries";
  private static final String INQUIRY = "inquiry/";

  private final DisclosureRows rows;

  FoundInquiries(DisclosureRows rows) {
    this.rows = rows;
  }

  @Override
  public boolean areNeeded(Collection<InquiryId> inquiries) {
    return rows.areAskedFor(SOURCE, inquiries.stream().map(id -> INQUIRY + id.value()).toList());
  }

  /** The inquiry that was found; empty for anything else. */
  static Optional<InquiryId> idOf(PersonalFind find) {
    return find.source().equals(SOURCE) && find.ref().startsWith(INQUIRY)
        ? Optional.of(new InquiryId(UUID.fromString(find.ref().substring(INQUIRY.length()))))
        : Optional.empty();
  }
}
