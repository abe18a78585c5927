package jp.banso.inquiries;

/**
 * What askers said of answers, counted.
 *
 * @param value what their inquiries have in common, as of a {@link FigureLine}
 * @param asked mails that asked; null where it is not told
 * @param said how many said something; null where so few are not told
 * @param useful how many of them each; null where it is not told
 */
public record FeedbackLine(
    String value, Integer asked, Integer said, Integer useful, Integer partly, Integer notUseful) {

  /** Those that are too few to be named. */
  static final FeedbackLine OTHERS = new FeedbackLine(FigureLine.OTHERS, null, null, null, null, null);

  /** As far as it is told. */
  FeedbackLine told(Integer number, boolean parts) {
    return new FeedbackLine(
        value, null, number, parts ? useful : null, parts ? partly : null, parts ? notUseful : null);
  }
}
