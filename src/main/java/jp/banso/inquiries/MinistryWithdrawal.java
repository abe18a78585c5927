package jp.banso.inquiries;

import java.time.Clock;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Component;

/** Takes back what the ministry was asked of an inquiry that ends or goes on elsewhere: nobody waits for it any more. */
@Component
class MinistryWithdrawal {

  private final MinistryInquiries asked;
  private final AuditLog audit;
  private final Clock clock;

  MinistryWithdrawal(MinistryInquiries asked, AuditLog audit, Clock clock) {
    this.asked = asked;
    this.audit = audit;
    this.clock = clock;
  }

  /** Does nothing if nothing lies with the ministry. */
  void of(Viewer viewer, Inquiry inquiry) {
    if (asked.open(inquiry.id()).isPresent()) {
      asked.takeBack(inquiry.id(), clock.instant());
      audit.record(AuditEntry.of(viewer.actor(), "audit.inquiries.ministryTakenBack", inquiry.key()));
    }
  }
}
