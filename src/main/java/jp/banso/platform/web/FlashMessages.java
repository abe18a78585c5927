package jp.banso.platform.web;

import java.util.List;
import jp.banso.kernel.Outcome;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the next page says: a message key with its arguments. */
public final class FlashMessages {

  private FlashMessages() {}

  public static void success(RedirectAttributes redirect, String messageKey, Object... arguments) {
    put(redirect, "success", messageKey, List.of(arguments));
  }

  public static void warning(RedirectAttributes redirect, String messageKey, Object... arguments) {
    put(redirect, "warning", messageKey, List.of(arguments));
  }

  /** Says a refusal. */
  public static void refused(RedirectAttributes redirect, Outcome.Refused<?> refused) {
    put(redirect, "error", refused.messageKey(), refused.arguments());
  }

  private static void put(
      RedirectAttributes redirect, String tone, String messageKey, List<Object> arguments) {
    redirect.addFlashAttribute("flash", messageKey);
    redirect.addFlashAttribute("flashArguments", arguments);
    redirect.addFlashAttribute("flashTone", tone);
  }
}
