package jp.banso.applications;

import java.util.List;
import jp.banso.forms.AnswerChange;

/**
 * What a mailed 補正の回答 changes of what the secretariat has. Who answers by mail fills in a file that may be older than
 * what was changed on screen since.
 *
 * @param asked in the sections that were asked about
 * @param beside in all others
 * @param representative another 代表者 that nobody asked about, null if there is none
 */
public record MailedChanges(
    List<AnswerChange> asked, List<AnswerChange> beside, RepresentativeService.Written representative) {

  public MailedChanges {
    asked = List.copyOf(asked);
    beside = List.copyOf(beside);
  }

  /** What the clerk says of another 代表者 in the file. */
  public enum Representative {
    UNSAID,
    /** The one whom the secretariat has stays. */
    STAYS,
    /** A change as any other, of which both are told (M34). */
    CHANGES
  }
}
