package jp.banso.composition;

import java.util.List;
import java.util.Set;

/**
 * The table of members as it stands on a page: what a person should look at, and what each row seems to stand for.
 *
 * @param members how many rows there are
 * @param min from the call, as is {@code max}
 * @param ofPrefecture numbers of the rows that the prefecture wrote itself, from 1
 */
public record CompositionView(
    int members, int min, int max, List<CompositionFinding> findings, List<MemberLine> lines,
    List<Integer> ofPrefecture) {

  /** One row with its 区分. */
  public record MemberLine(int number, String who, Set<MemberGroup> groups) {}

  /** How many of the rows seem to stand for nothing that is asked for. */
  public long withoutGroup() {
    return lines.stream().filter(line -> line.groups().isEmpty()).count();
  }
}
