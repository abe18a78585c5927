package jp.banso.composition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.banso.forms.Answers;

/**
 * 区分 of every member row in order (B12); an aid beside the form, never printed.
 *
 * @param rows one set a row, empty where nothing is said
 */
public record MemberGroups(List<Set<MemberGroup>> rows) {

  /** Nothing is said of anybody. */
  public static final MemberGroups NONE = new MemberGroups(List.of());
  /** Field of the form whose rows are the members. */
  public static final String TABLE = "members";

  public MemberGroups {
    rows = rows.stream().map(Set::copyOf).toList();
  }

  /** As they are kept: names of {@link MemberGroup}, a list a row. */
  public static MemberGroups ofLists(List<List<String>> lists) {
    return new MemberGroups(
        lists.stream()
            .map(
                names -> {
                  Set<MemberGroup> groups = EnumSet.noneOf(MemberGroup.class);
                  names.forEach(name -> groups.add(MemberGroup.valueOf(name)));
                  return (Set<MemberGroup>) groups;
                })
            .toList());
  }

  /** As they are kept, in the order of the 区分. */
  public List<List<String>> toLists() {
    return rows.stream()
        .map(row -> row.stream().sorted(Comparator.naturalOrder()).map(MemberGroup::name).toList())
        .toList();
  }

  /** Empty beyond the last row. */
  public Set<MemberGroup> row(int index) {
    return index < rows.size() ? rows.get(index) : Set.of();
  }

  /** A row whose text stayed keeps what a person said of it; a new or changed row gets the proposal. */
  public MemberGroups carriedOver(Answers before, Answers after, List<Set<MemberGroup>> proposed) {
    List<Answers> old = new ArrayList<>(before.rows(TABLE));
    List<Set<MemberGroup>> kept = new ArrayList<>();
    List<Answers> now = after.rows(TABLE);
    for (int i = 0; i < now.size(); i++) {
      int place = old.indexOf(now.get(i));
      if (place >= 0 && place < rows.size()) {
        kept.add(rows.get(place));
        old.set(place, null);
      } else {
        kept.add(i < proposed.size() ? proposed.get(i) : Set.of());
      }
    }
    return new MemberGroups(kept);
  }

  /** Another form takes nothing away from what a person said of a row, whatever became of its columns. */
  public MemberGroups moved(List<Integer> sources, List<Set<MemberGroup>> proposed) {
    List<Set<MemberGroup>> kept = new ArrayList<>();
    for (int i = 0; i < proposed.size(); i++) {
      kept.add(i < sources.size() && sources.get(i) < rows.size() ? rows.get(sources.get(i)) : proposed.get(i));
    }
    return new MemberGroups(kept);
  }

  /** As many rows as the table has; what is beyond it is ignored. */
  public MemberGroups fitting(Answers answers) {
    List<Set<MemberGroup>> fitted = new ArrayList<>();
    for (int i = 0; i < answers.rows(TABLE).size(); i++) {
      fitted.add(row(i));
    }
    return new MemberGroups(fitted);
  }
}
