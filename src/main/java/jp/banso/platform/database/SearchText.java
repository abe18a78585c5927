package jp.banso.platform.database;

/**
 * Words as people look for them: width, kana and case make no difference. Text and words are folded
 * by the same function of the database.
 */
public final class SearchText {

  private SearchText() {}

  /**
   * True where the column may hold the words, by an index on {@code search_grams} of it: beside
   * {@link #in}, which judges, it spares reading the other rows.
   */
  public static String mayBeIn(String column, String parameter) {
    return "search_grams(" + column + ") @> search_probe(cast(:" + parameter + " as text))";
  }

  /** As {@link #mayBeIn}, of a column that is folded already and has an index on {@code folded_grams}. */
  public static String mayBeInFolded(String column, String parameter) {
    return "folded_grams(" + column + ") @> search_probe(cast(:" + parameter + " as text))";
  }

  /** True where the column holds the words of the parameter. */
  public static String in(String column, String parameter) {
    return "position(search_fold(:" + parameter + ") in search_fold(" + column + ")) > 0";
  }
}
