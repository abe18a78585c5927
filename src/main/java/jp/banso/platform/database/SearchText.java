package jp.banso.platform.database;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Words as people look for them: width, kana and case make no difference, and several words with spaces between them are
 * each looked for, in any order. Text and words are folded by the same function of the database.
 */
public final class SearchText {

  private static final Pattern SPACES = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  /** Many more are a pasted text: its rest is one word. */
  private static final int MOST = 8;

  private SearchText() {}

  /** The words of what was typed, for a search in several columns, each of which may hold another one of them. */
  public static List<String> words(String typed) {
    return List.of(SPACES.split(typed.strip(), MOST));
  }

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
    return inFolded("search_fold(" + column + ")", parameter);
  }

  /** As {@link #in}, of a column that is folded already. */
  public static String inFolded(String column, String parameter) {
    // the words are folded once, and not for each row
    return column + " like all (cast((select search_patterns(cast(:" + parameter + " as text))) as text[]))";
  }
}
