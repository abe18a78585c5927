package jp.banso.calls;

import java.time.Instant;
import java.util.List;

/**
 * A 質問回答 as everybody reads it.
 *
 * @param number 問1, 問2 … without gaps
 * @param editions newest first; those before a correction stay
 */
public record PublishedAnswer(int number, List<Edition> editions) {

  /**
   * What was published at once.
   *
   * @param reason why it was corrected, null for the first
   */
  public record Edition(int edition, String question, String answer, String reason, Instant publishedAt) {

    public boolean isCorrection() {
      return edition > 1;
    }
  }

  public Edition current() {
    return editions.get(0);
  }

  public Edition first() {
    return editions.get(editions.size() - 1);
  }

  public List<Edition> earlier() {
    return editions.subList(1, editions.size());
  }

  public boolean isCorrected() {
    return editions.size() > 1;
  }
}
