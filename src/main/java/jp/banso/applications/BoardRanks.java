package jp.banso.applications;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** 推薦順位 of one prefecture: optional, and equal ranks are a prefecture's to give, but said. */
final class BoardRanks {

  private BoardRanks() {}

  /** Ranks that are given more than once, in order. */
  static List<Integer> shared(List<Integer> ranks) {
    return ranks.stream()
        .filter(Objects::nonNull)
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
        .entrySet().stream()
        .filter(rank -> rank.getValue() > 1)
        .map(Map.Entry::getKey)
        .toList();
  }
}
