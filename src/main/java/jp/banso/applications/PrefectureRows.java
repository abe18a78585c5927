package jp.banso.applications;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jp.banso.composition.MemberGroups;
import jp.banso.forms.Answers;

/**
 * The rows of the members' table that the prefecture wrote itself (県・保健所). A printed row has no name but its
 * text: a row is the prefecture's as long as it says what the prefecture wrote, and the region's once the region has
 * written it anew.
 */
final class PrefectureRows {

  private PrefectureRows() {}

  /** Places of the prefecture's rows in the table, from 0. */
  static Set<Integer> places(Answers answers, List<Answers> written) {
    List<Answers> open = new ArrayList<>(written);
    Set<Integer> places = new TreeSet<>();
    List<Answers> rows = answers.rows(MemberGroups.TABLE);
    for (int i = 0; i < rows.size(); i++) {
      if (open.remove(rows.get(i))) {
        places.add(i);
      }
    }
    return places;
  }

  static List<Answers> of(Answers answers, List<Answers> written) {
    List<Answers> rows = answers.rows(MemberGroups.TABLE);
    return places(answers, written).stream().map(rows::get).toList();
  }

  /**
   * The table with the prefecture's rows written anew: each in the place of an old one, further ones at the end. No
   * other row is touched or moved.
   */
  static Answers merged(Answers answers, List<Answers> written, List<Answers> anew) {
    Set<Integer> places = places(answers, written);
    List<Answers> rows = answers.rows(MemberGroups.TABLE);
    List<Answers> left = new ArrayList<>(anew);
    List<Answers> merged = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (!places.contains(i)) {
        merged.add(rows.get(i));
      } else if (!left.isEmpty()) {
        merged.add(left.remove(0));
      }
    }
    merged.addAll(left);
    return answers.withRows(MemberGroups.TABLE, merged);
  }
}
