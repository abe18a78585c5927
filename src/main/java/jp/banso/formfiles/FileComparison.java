package jp.banso.formfiles;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.banso.forms.AnswerChange;
import jp.banso.forms.AnswerClash;
import jp.banso.forms.ReturnedAnswers;

/**
 * What a file that came back would change, laid over what others wrote since it was given out.
 *
 * @param givenBy who fetched the file, or null where it is not known from which text it was made
 * @param givenAt when, likewise
 * @param otherVersion true where the file was made for another version of the form than the application is written on
 * @param read what the file says
 * @param changes what changes without a question
 * @param clashes what others changed as well, and differently
 */
public record FileComparison(
    UUID file, String fileName, String givenBy, Instant givenAt, boolean otherVersion, ReturnedAnswers read,
    List<AnswerChange> changes, List<AnswerClash> clashes) {

  public FileComparison {
    changes = List.copyOf(changes);
    clashes = List.copyOf(clashes);
  }

  /** Something that nobody can take over for the person: it has to be read. */
  public boolean hasRemarks() {
    return read.doubts().stream().anyMatch(doubt -> doubt.candidates().isEmpty());
  }

  /** Whether there is anything to confirm. */
  public boolean changesAnything() {
    return !changes.isEmpty() || !clashes.isEmpty() || read.doubts().stream().anyMatch(doubt -> !doubt.candidates().isEmpty());
  }
}
