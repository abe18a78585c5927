package jp.banso.parties;

import java.util.Map;
import org.springframework.ui.Model;

/** What is said beside the fields of the 代理入力 block when its form is shown again. */
public final class ProxyErrors {

  /** The texts by field name, in the model of the page. */
  public static final String ATTRIBUTE = "proxyErrors";

  private ProxyErrors() {}

  /** A step of another was sent without a word; what was found wrong with one field by field stays. */
  public static void wordMissing(Model model, String text) {
    if (!model.containsAttribute(ATTRIBUTE)) {
      model.addAttribute(ATTRIBUTE, Map.of("proxy.means", text));
    }
  }
}
