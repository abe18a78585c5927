package jp.banso.applications;

import java.util.List;
import java.util.UUID;
import jp.banso.forms.AnswerChange;
import jp.banso.kernel.CaseKey;

/**
 * A 訂正 beside the submitted application that it is to replace, as far as its viewer reads both.
 *
 * @param older what it is to replace
 * @param olderKey its number
 * @param valid the number of what counts until this one is received; null once this one counts itself, or nothing does
 * @param representative null if both name the same person
 * @param sheetTaken true if the check sheet is to begin with that of the replaced one
 * @param changes of the form, compared with the version of {@code older} that was sent last
 * @param papers 添付資料 of both, those that were taken out last
 */
public record CorrectionView(
    ApplicationId older, CaseKey olderKey, CaseKey valid, Representative representative, boolean sheetTaken,
    List<AnswerChange> changes, List<Paper> papers) {

  public CorrectionView {
    changes = List.copyOf(changes);
    papers = List.copyOf(papers);
  }

  /** Who is the 代表者 in the replaced one, and who in this one; either may be empty. */
  public record Representative(String before, String after) {}

  /** What became of a paper. */
  public enum PaperChange {
    SAME,
    CHANGED,
    ADDED,
    REMOVED;

    public String messageKey() {
      return "applications.correction.paper." + name();
    }
  }

  /**
   * A paper of either.
   *
   * @param application where the file lies that {@code document} names
   */
  public record Paper(String name, PaperChange change, ApplicationId application, UUID document) {}
}
