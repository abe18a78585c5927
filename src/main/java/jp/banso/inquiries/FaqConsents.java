package jp.banso.inquiries;

import java.util.Collection;
import java.util.Set;

/** Port: which askers agreed that their question is published where nobody can tell who asked. */
public interface FaqConsents {

  /** Those of these inquiries whose asker agreed and did not take it back. */
  Set<InquiryId> given(Collection<InquiryId> ids);
}
