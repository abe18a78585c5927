package jp.banso;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every text of the product by its key, as the files in {@code i18n} hold them. */
final class MessageBundles {

  private static final Path DIRECTORY = SourceTree.RESOURCES.resolve("i18n");

  /** A text with the file that holds it. */
  record Text(Path file, String key, String value) {}

  private final List<Text> texts = new ArrayList<>();
  private final List<String> writtenTwice = new ArrayList<>();

  private MessageBundles() {}

  static MessageBundles load() {
    MessageBundles bundles = new MessageBundles();
    SourceTree.files(DIRECTORY, ".properties").forEach(bundles::read);
    bundles.texts.stream()
        .collect(Collectors.groupingBy(Text::key, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .filter(same -> same.size() > 1)
        .forEach(same -> bundles.writtenTwice.add(same.get(0).key() + " in " + files(same)));
    return bundles;
  }

  private static List<Path> files(List<Text> same) {
    return same.stream().map(Text::file).sorted(Comparator.naturalOrder()).toList();
  }

  /** Properties forget the first of two equal keys, so the list is kept by hand. */
  private void read(Path file) {
    Properties properties =
        new Properties() {
          private static final long serialVersionUID = 1L;

          @Override
          public synchronized Object put(Object key, Object value) {
            texts.add(new Text(file, (String) key, (String) value));
            return super.put(key, value);
          }
        };
    try {
      properties.load(new StringReader(SourceTree.read(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Set<String> keys() {
    return texts.stream().map(Text::key).collect(Collectors.toCollection(TreeSet::new));
  }

  Map<String, String> values() {
    return texts.stream()
        .collect(Collectors.toMap(Text::key, Text::value, (first, second) -> second, TreeMap::new));
  }

  List<Text> texts() {
    return texts;
  }

  List<String> writtenTwice() {
    return writtenTwice;
  }

  /** First words of keys: the modules, {@code audit} and the frame's own. */
  Set<String> families() {
    Set<String> families =
        keys().stream()
            .map(key -> key.substring(0, key.indexOf('.')))
            .collect(Collectors.toCollection(TreeSet::new));
    families.addAll(ModuleOrder.BELOW.keySet());
    families.add("audit");
    return families;
  }

  boolean hasFamilyOf(String prefix) {
    return keys().stream().anyMatch(key -> key.startsWith(prefix));
  }
}
