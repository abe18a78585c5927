package jp.banso.inquiries;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.banso.consultation.SampleTerms;

/**
 * Draws by chance which answers are looked at again. The same number draws the same answers from the same ones in the
 * same order: the numbers of {@link Random} are a part of what it promises.
 */
final class AnswerDraw {

  private static final int WHOLE = 100;

  private AnswerDraw() {}

  /** How many are drawn of so many that so many clerks gave. */
  static int size(int population, int clerks, SampleTerms terms) {
    int share = (population * terms.checkPercent() + WHOLE - 1) / WHOLE;
    int wanted = Math.min(terms.checkMost(), Math.max(terms.checkLeast(), share));
    return Math.min(population, Math.max(clerks, wanted));
  }

  /**
   * Draws at least one of each clerk.
   *
   * @param clerks who gave each answer
   * @return places in {@code clerks}, in the order in which they were drawn
   */
  static List<Integer> of(long seed, List<UUID> clerks, SampleTerms terms) {
    List<Integer> shuffled = shuffled(seed, clerks.size());
    Set<UUID> seen = new HashSet<>();
    Set<Integer> drawn = new LinkedHashSet<>();
    shuffled.stream().filter(place -> seen.add(clerks.get(place))).forEach(drawn::add);
    int size = size(clerks.size(), seen.size(), terms);
    shuffled.stream().filter(place -> !drawn.contains(place)).limit(size - seen.size()).toList().forEach(drawn::add);
    return List.copyOf(drawn);
  }

  private static List<Integer> shuffled(long seed, int size) {
    Random random = new Random(seed);
    List<Integer> places = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    for (int last = size - 1; last > 0; last--) {
      Collections.swap(places, last, random.nextInt(last + 1));
    }
    return places;
  }
}
