package jp.banso.acceptance.journey;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What was looked at in a play: axe looks once at each kind of page and at each style of text. */
final class Looks {

  /** Half a megabyte, which a window is told once and keeps in its session storage. */
  private static final String AXE = AxeBuilder.getAxeScript() + "\n;undefined";

  private static final String KEEP_AXE = "axe => sessionStorage.setItem('axe', axe)";
  private static final String AXE_AGAIN =
      "() => { const axe = sessionStorage.getItem('axe'); if (axe) { (0, eval)(axe); } return axe !== null; }";
  private static final String LOOK = script("axe-look.js");

  private final Set<String> met = ConcurrentHashMap.newKeySet();
  private final Set<Object> styles = ConcurrentHashMap.newKeySet();

  /** True the first time that this is met. */
  boolean isNew(String thing) {
    return met.add(thing);
  }

  /** What axe objects to, empty if nothing. */
  List<?> violations(Page page) {
    if (!(Boolean) page.evaluate(AXE_AGAIN)) {
      page.evaluate(KEEP_AXE, AXE);
      page.evaluate(AXE_AGAIN);
    }
    Map<?, ?> found = (Map<?, ?>) page.evaluate(LOOK, List.copyOf(styles));
    styles.addAll((List<?>) found.get("styles"));
    return (List<?>) found.get("violations");
  }

  private static String script(String name) {
    try (InputStream in = Looks.class.getResourceAsStream("/journey/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
