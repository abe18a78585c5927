package jp.banso.selection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import jp.banso.calls.Criterion;

/**
 * How a tie is broken: by the mean of named criteria in their order (必要性・緊急性, 主体性, 構成員の釣合い), and
 * where these are equal too, by 合議 (domain §2 「B-審査」).
 */
final class TiePolicy {

  private TiePolicy() {}

  /**
   * What the criteria say.
   *
   * @param order all who tie, best first
   * @param decidedBy the criterion that gave the last seat, null if only 合議 can
   * @param forCouncil those whom no criterion tells apart at the line, in no order
   */
  record Resolution(List<UUID> order, Criterion decidedBy, List<UUID> forCouncil) {
    boolean needsCouncil() {
      return !forCouncil.isEmpty();
    }
  }

  static Resolution resolve(List<Assessed> tied, List<Criterion> criteria, int seats) {
    List<Criterion> inOrder =
        criteria.stream()
            .filter(criterion -> criterion.tieOrder() != null)
            .sorted(Comparator.comparing(Criterion::tieOrder))
            .toList();
    Comparator<Assessed> byCriteria = (one, other) -> 0;
    for (Criterion criterion : inOrder) {
      byCriteria =
          byCriteria.thenComparing(one -> one.mean(criterion), Comparator.reverseOrder());
    }
    List<Assessed> sorted = new ArrayList<>(tied);
    sorted.sort(byCriteria.thenComparing(Assessed::caseKey));
    List<UUID> order = sorted.stream().map(Assessed::applicationId).toList();
    Assessed last = sorted.get(seats - 1);
    Assessed next = sorted.get(seats);
    for (Criterion criterion : inOrder) {
      if (!last.mean(criterion).ties(next.mean(criterion))) {
        return new Resolution(order, criterion, List.of());
      }
    }
    List<UUID> equal = new ArrayList<>();
    for (Assessed one : sorted) {
      if (byCriteria.compare(one, last) == 0) {
        equal.add(one.applicationId());
      }
    }
    return new Resolution(order, null, equal);
  }
}
