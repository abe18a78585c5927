package jp.banso;

import static org.assertj.core.api.Assertions.assertThat;

/** What must be shown as it was typed: markup, expressions of every kind, a link that runs; fits a field of 100. */
public final class Markup {

  public static final String TEXT =
      "<script>a()</script>${999*9999}*{999*9999}[[${999*9999}]][(${999*9999})]__${999*9999}__javascript:a";

  /** What each of the expressions would come to; too long to stand in an id by chance. */
  public static final String EVALUATED = "9989001";

  private Markup() {}

  public static void assertHarmless(String where, String shown) {
    assertThat(shown)
        .as(where)
        .doesNotContain("<script>a()", EVALUATED)
        .doesNotContainPattern("(?i)(href|src|action)=[\"']?javascript:");
  }

  /** Harmless and really shown on a page. */
  public static void assertShownAsText(String where, String page) {
    assertHarmless(where, page);
    assertThat(page).as(where).contains("&lt;script&gt;a()&lt;/script&gt;${999*9999}*{999*9999}");
  }
}
