package jp.banso.applications;

import java.util.List;
import jp.banso.composition.CompositionFinding;
import jp.banso.forms.Finding;

/**
 * What is missing in an application and what a person should look at.
 *
 * @param form blank, malformed or unexplained answers
 * @param composition concerns about who the members are
 */
public record ApplicationCheck(List<Finding> form, List<CompositionFinding> composition) {

  /** Plainly blank or malformed (B-R13 to B-R17, B-R19): only this stops a hand-over. */
  public List<Finding> stopping() {
    return form.stream().filter(Finding::stopsHandOver).toList();
  }

  public boolean stops() {
    return form.stream().anyMatch(Finding::stopsHandOver);
  }

  /** What travels along needs a reason in writing. */
  public boolean needsReason() {
    return composition.stream().anyMatch(CompositionFinding::needsReason);
  }
}
