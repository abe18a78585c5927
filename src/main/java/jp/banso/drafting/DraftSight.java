package jp.banso.drafting;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Viewer;

/** Port: the module that owns a form in work says who reads and writes it. */
public interface DraftSight {

  /** What the viewer may do with the text of the case; empty if it is no form of this module, or not theirs to read. */
  Optional<Rights> rights(Viewer viewer, CaseKey key);

  /** What the case is called and where its form is, whoever asks; empty if it is no form of this module. */
  Optional<Place> place(CaseKey key);

  /**
   * @param writes whether the text is the viewer's to write now, as their own
   * @param comments whether the viewer takes part in the conversation of those who write
   * @param open whether that conversation still goes on; it stays readable afterwards
   * @param groups the groups whose people take part from the beginning, the writers first
   * @param later the groups that were let in afterwards; they read what was begun since then
   * @param cameLater whether the viewer is of these
   */
  record Rights(
      ProgrammeCode programme, boolean writes, boolean comments, boolean open, List<String> groups, List<String> later,
      boolean cameLater) {

    public Rights {
      groups = List.copyOf(groups);
      later = List.copyOf(later);
    }

    /** Whose people take part in a conversation. */
    List<String> groupsOf(boolean inner) {
      return inner ? groups : Stream.concat(groups.stream(), later.stream()).toList();
    }

    boolean hears(boolean inner) {
      return !inner || !cameLater;
    }

    /** Whether what begins now stays among those who were there from the beginning. */
    public boolean beginsInner() {
      return later.isEmpty();
    }
  }

  /**
   * @param subject of a task, without words of the form
   * @param path of the page of the case, {@code /applications/…}; its sections lie below it
   */
  record Place(String subject, String path) {}
}
