package jp.banso.applications;

import java.time.Instant;
import java.util.List;
import jp.banso.correspondence.CoverLetter;
import jp.banso.forms.AnswerChange;

/**
 * One 決裁用一式 of a package with all that it prints.
 *
 * @param mark the beginning of the hash of its text
 * @param previous number of the set before it, null if it is the first
 * @param changes of 鑑 and of what goes along, from the set before it
 */
public record PackageApprovalSet(
    int number, Instant at, String by, String mark, CoverLetter cover, Integer previous, List<AnswerChange> changes,
    List<Item> items) {

  /** No paper is attached to the package itself. */
  public List<String> papers() {
    return List.of();
  }

  /** An application of it: its text as printed, with the changes from the set before. */
  public record Item(String number, String areaName, ApprovalSet text) {}
}
