package jp.banso.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.ui.Model;

/**
 * What a person wrote into a form that could not be kept, to be copied from the page that says so:
 * without what the form carries for itself, without passwords and files.
 *
 * @param cut whether there was more than a page gives back
 */
public record TypedTexts(List<String> texts, boolean cut) {

  private static final Set<String> OWN_FIELDS =
      Set.of(SubmitTokenInterceptor.FIELD, "version", "seen", "formVersion", "act", "parent", "kind", "next", "checks", "seenChecks");
  private static final Set<String> SECRETS = Set.of("password", "current", "chosen", "repeated", "code", "token");

  private static final Pattern PASSWORD = Pattern.compile(".*Password");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern CHOICE = Pattern.compile("[A-Z][A-Z_]+");
  private static final Pattern TICK = Pattern.compile("true|false|on|yes|no");
  private static final Pattern UNREADABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}&&[^\\t\\n\\r]]");
  private static final int LONGEST = 400_000;

  /** For {@code error/message :: typed} on a page of its own that has no form any more for what was sent. */
  public static void show(HttpServletRequest request, Model model) {
    TypedTexts typed = of(request);
    model.addAttribute("typed", typed.texts());
    model.addAttribute("typedCut", typed.cut());
  }

  static TypedTexts of(HttpServletRequest request) {
    List<String> texts =
        request.getParameterMap().entrySet().stream()
            .filter(field -> !field.getKey().startsWith("_") && !OWN_FIELDS.contains(field.getKey()) && !SECRETS.contains(field.getKey()))
            .filter(field -> !PASSWORD.matcher(field.getKey()).matches())
            .flatMap(field -> Arrays.stream(field.getValue()))
            .map(value -> UNREADABLE.matcher(value).replaceAll(""))
            .filter(value -> !value.isBlank())
            .filter(value -> !ID.matcher(value).matches() && !CHOICE.matcher(value).matches())
            .filter(value -> !TICK.matcher(value).matches())
            .toList();
    List<String> shown = new ArrayList<>();
    int room = LONGEST;
    for (String text : texts) {
      if (text.length() <= room) {
        room -= text.length();
        shown.add(text);
      }
    }
    return new TypedTexts(shown, shown.size() < texts.size());
  }
}
