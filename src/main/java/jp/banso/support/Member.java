package jp.banso.support;

import java.util.Set;
import jp.banso.composition.MemberGroup;

/**
 * 構成員 (S2 §6): one row of the roster. The application holds no names (B12), so they are gathered
 * after the selection, with the 区分.
 *
 * @param title 役職
 * @param groups one person may hold several
 * @param consent whether the name may be printed in lists and minutes
 */
public record Member(
    String name, String organisation, String department, String title, String profession,
    String mail, Set<MemberGroup> groups, boolean consent) {

  public Member {
    groups = Set.copyOf(groups);
  }

  public boolean isIn(MemberGroup group) {
    return groups.contains(group);
  }

  /** Tells the person from the others wherever the row stands: a roster may change while a form is open. */
  public String reference() {
    return name + " <" + mail + ">";
  }

  public boolean isBlank() {
    return name.isBlank() && organisation.isBlank() && profession.isBlank() && mail.isBlank()
        && department.isBlank() && title.isBlank() && groups.isEmpty();
  }
}
