package jp.banso.inquiries;

import java.util.Collection;

/**
 * Port: inquiries that a module above needs although their time is over, as long as somebody waits for them: what a person
 * has asked for by law is not deleted meanwhile (ADR 46).
 */
public interface KeptInquiries {

  boolean areNeeded(Collection<InquiryId> inquiries);
}
