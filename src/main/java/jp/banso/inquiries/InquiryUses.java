package jp.banso.inquiries;

import java.util.Collection;
import java.util.List;
import jp.banso.consultation.DeskUse;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;

/**
 * What may be done with what was asked (個人情報保護法第69条): every use beyond the answer names itself, is refused for an
 * inquiry whose announced purpose does not allow it, and is written down.
 */
public interface InquiryUses {

  /**
   * Those of a set that may be used.
   *
   * @param allowed in the order in which they were named
   * @param leftOut how many may not
   */
  record Usable(List<InquiryId> allowed, int leftOut) {}

  /**
   * Whether one inquiry may be used so; a refusal names its announced purpose.
   *
   * @throws jp.banso.kernel.NotFound if there is none for the viewer
   */
  Outcome<Void> check(Viewer viewer, InquiryId id, DeskUse use);

  /** Which of these may be used so; those that the viewer does not see are left out. */
  Usable usable(Viewer viewer, Collection<InquiryId> ids, DeskUse use);

  /**
   * Writes down in the register and in the log that these were used so, in the transaction of the use.
   *
   * @param about what was made of them, in a line without a word of anybody
   * @throws IllegalStateException if one of them may not be used so: {@link #check} and {@link #usable} come before
   */
  void record(Viewer viewer, DeskUse use, Collection<InquiryId> ids, String about);
}
