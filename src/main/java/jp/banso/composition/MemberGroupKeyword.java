package jp.banso.composition;

/**
 * One row of the keyword table behind the aid (B12): every given part must fit the text. {@code
 * {prefecture}} stands for the name of any prefecture.
 *
 * @param begins may be null
 * @param contains may be null
 * @param ends may be null
 * @param excludes true if the row speaks against the 区分, whatever others say
 */
record MemberGroupKeyword(
    Field field, String begins, String contains, String ends, MemberGroup group, boolean excludes) {

  static final String PREFECTURE = "{prefecture}";

  /** The column of the form that is read. */
  enum Field {
    AFFILIATION,
    DEPARTMENT,
    PROFESSION
  }

  MemberGroupKeyword {
    if (begins == null && contains == null && ends == null) {
      throw new IllegalArgumentException("a keyword without words fits everything");
    }
  }

  /** The row with the words folded and the prefecture named. */
  MemberGroupKeyword in(String prefecture) {
    return new MemberGroupKeyword(
        field, words(begins, prefecture), words(contains, prefecture), words(ends, prefecture),
        group, excludes);
  }

  boolean namesPrefecture() {
    return (begins + " " + contains + " " + ends).contains(PREFECTURE);
  }

  /** True if all parts fit a folded text. */
  boolean fits(String folded) {
    return !folded.isEmpty()
        && (begins == null || folded.startsWith(begins))
        && (contains == null || folded.contains(contains))
        && (ends == null || folded.endsWith(ends));
  }

  private static String words(String part, String prefecture) {
    return part == null ? null : CompositionWords.folded(part.replace(PREFECTURE, prefecture));
  }
}
