package jp.banso.kernel;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Names of the 1,741 municipalities, 特別区 among them, by prefecture; 郡 and prefecture are no part of a name. */
public final class Municipalities {

  private static final Map<String, Set<PrefectureCode>> BY_NAME = load();
  private static final String DISTRICT = KernelTexts.load("municipalities.properties").get("district");

  private Municipalities() {}

  private static Map<String, Set<PrefectureCode>> load() {
    Map<String, Set<PrefectureCode>> byName = new HashMap<>();
    KernelTexts.load("municipalities.properties")
        .each(
            (code, name) -> {
              if (MunicipalityCode.parse(code).isPresent()) {
                byName.computeIfAbsent(name, one -> new TreeSet<>()).add(MunicipalityCode.of(code).prefecture());
              }
            });
    return byName;
  }

  /** The prefecture with whose name a text begins; empty if with none. */
  public static Optional<PrefectureCode> namedPrefecture(String text) {
    String plain = plain(text);
    return PrefectureCode.all().stream().filter(one -> plain.startsWith(one.name())).findFirst();
  }

  /** The prefectures that have a municipality of this name, with or without prefecture and 郡; empty if none has. */
  public static Set<PrefectureCode> prefecturesOf(String text) {
    String plain = plain(text);
    String name = namedPrefecture(plain).map(one -> plain.substring(one.name().length())).orElse(plain);
    Set<PrefectureCode> known = BY_NAME.get(name);
    int district = name.indexOf(DISTRICT);
    if (known == null && district > 0) {
      known = BY_NAME.get(name.substring(district + DISTRICT.length()));
    }
    return known == null ? Set.of() : Set.copyOf(known);
  }

  private static String plain(String text) {
    return Normalizer.normalize(text == null ? "" : text, Normalizer.Form.NFKC).replaceAll("\\s+", "");
  }
}
