package jp.banso.inquiries;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import jp.banso.consultation.DeskUse;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.database.ListCount;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 相談の一覧を持ち出すこと: a use of its own, of each inquiry that the list shows. The file is exactly the list, so that one whose
 * purpose does not allow it keeps back the whole.
 */
@Service
@Transactional
public class InquiryExports {

  private final InquiryQueries queries;
  private final InquiryUses uses;
  private final MessageSource messages;

  InquiryExports(InquiryQueries queries, InquiryUses uses, MessageSource messages) {
    this.queries = queries;
    this.uses = uses;
    this.messages = messages;
  }

  /**
   * Judges, and writes down the use before the first line of the file is written.
   *
   * @return those that were judged; what comes after that belongs to no file of now
   */
  public Outcome<Set<InquiryId>> take(Viewer viewer, InquiryFilter filter) {
    InquiryAccess.requireInPerson(viewer);
    List<InquiryId> ids = queries.ids(viewer, filter, ListCount.MOST + 1);
    if (ids.size() > ListCount.MOST) {
      return Outcome.refused("inquiries.export.refused.many", ListCount.MOST);
    }
    int leftOut = uses.usable(viewer, ids, DeskUse.EXPORT).leftOut();
    if (leftOut > 0) {
      return Outcome.refused("inquiries.export.refused.purpose", leftOut, ids.size());
    }
    if (!ids.isEmpty()) {
      uses.record(
          viewer, DeskUse.EXPORT, ids,
          messages.getMessage("inquiries.export.about", new Object[] {ids.size()}, Locale.JAPAN));
    }
    return Outcome.done(Set.copyOf(ids));
  }
}
