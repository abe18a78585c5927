package jp.banso.composition;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** How professions, organisations and regions are written, so that two ways of writing one of them count as one. */
public final class CompositionWords {

  private static final Properties WORDS = load();
  private static final Set<String> OUTSIDE = Set.copyOf(list("professions.outside"));
  private static final Map<String, String> SAME =
      list("professions.same").stream()
          .map(pair -> pair.split(":"))
          .collect(Collectors.toUnmodifiableMap(pair -> folded(pair[0]), pair -> folded(pair[1])));
  private static final List<String> FORMS =
      list("organisations.forms").stream().map(CompositionWords::folded).toList();

  private static final List<String> AREA_KINDS =
      list("areas.kinds").stream().map(CompositionWords::folded).toList();
  private static final List<String> ONE_PERSONS =
      list("titles.ofOne").stream().map(CompositionWords::folded).toList();

  private CompositionWords() {}

  /** Full and half width, upper and lower case and spaces make no difference. */
  public static String folded(String text) {
    return Normalizer.normalize(text == null ? "" : text, Normalizer.Form.NFKC)
        .replaceAll("\\s+", "")
        .toLowerCase(Locale.ROOT);
  }

  /** The profession to count by; empty if it is none or does not count for the balance. */
  static String profession(String text) {
    String folded = folded(text);
    String one = SAME.getOrDefault(folded, folded);
    return OUTSIDE.contains(one) ? "" : one;
  }

  /** The organisation to count by, without the kind of corporation. */
  static String organisation(String text) {
    String name = folded(text);
    for (String form : FORMS) {
      if (name.startsWith(form)) {
        name = name.substring(form.length());
      } else if (name.endsWith(form)) {
        name = name.substring(0, name.length() - form.length());
      }
    }
    return name;
  }

  /** The name of a region to compare by: without the words for what kind of area it is, and what joins two names. */
  public static String area(String text) {
    String name = folded(text).replaceAll("[\\p{Punct}\\u30fb\\u3001\\u3002\\uff0f]", "");
    boolean shortened = true;
    while (shortened) {
      shortened = false;
      for (String kind : AREA_KINDS) {
        if (name.endsWith(kind) && name.length() > kind.length()) {
          name = name.substring(0, name.length() - kind.length());
          shortened = true;
        }
      }
    }
    return name;
  }

  /** Whether a post is one that only one person of an office holds. */
  static boolean isOnePersonsPost(String title) {
    return ONE_PERSONS.stream().anyMatch(folded(title)::endsWith);
  }

  private static List<String> list(String key) {
    return Arrays.asList(WORDS.getProperty(key).split(","));
  }

  private static Properties load() {
    Properties words = new Properties();
    try (var in =
        new InputStreamReader(
            CompositionWords.class.getResourceAsStream("composition.properties"),
            StandardCharsets.UTF_8)) {
      words.load(in);
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
