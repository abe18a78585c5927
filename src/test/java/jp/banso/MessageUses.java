package jp.banso;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which keys the sources name: whole keys, and beginnings to which a name is added at run time
 * ({@code "calls.state." + name()}).
 */
final class MessageUses {

  private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{([A-Za-z][\\w.-]*\\w)\\s*[}(]");
  private static final Pattern IN_QUOTES = Pattern.compile("'([a-z]+(?:\\.[\\w-]+)*\\.?)'");
  private static final Pattern BPMN_MESSAGE = Pattern.compile("<\\w*:?(?:message|error|signal) [^>]*name=\"([^\"]+)\"");

  private final Map<String, Path> keys = new TreeMap<>();
  private final Map<String, Path> beginnings = new TreeMap<>();
  private final Set<String> stored = new TreeSet<>();

  private MessageUses() {}

  static MessageUses find(Set<String> families) {
    MessageUses uses = new MessageUses();
    Pattern key =
        Pattern.compile("\\{?((?:" + String.join("|", families) + ")(?:\\.[\\w-]+)+)(\\.?)\\}?");
    Set<String> engineWords = engineWords();
    for (Path file : SourceTree.files(SourceTree.JAVA, ".java")) {
      for (JavaSource.Literal literal : JavaSource.literals(withoutSweepName(file))) {
        Matcher match = key.matcher(literal.text());
        if (match.matches() && !engineWords.contains(literal.text()) && !isFile(literal.text())) {
          uses.note(match.group(1), match.group(2), file);
        } else if (isFamily(literal.text(), families)) {
          uses.beginnings.putIfAbsent(literal.text(), file);
        }
      }
    }
    for (Path file : SourceTree.files(SourceTree.TEMPLATES, "")) {
      if (file.toString().endsWith(".html") || file.toString().endsWith(".txt")) {
        uses.readTemplate(file, key, families);
      }
    }
    for (Path file : SourceTree.files(SourceTree.RESOURCES.resolve("db/migration"), ".sql")) {
      uses.readMigration(file);
    }
    return uses;
  }

  /** What a migration writes into a row stays there, and keeps its words. */
  private void readMigration(Path file) {
    Matcher quoted = IN_QUOTES.matcher(SourceTree.read(file));
    while (quoted.find()) {
      stored.add(quoted.group(1));
    }
  }

  /** A sweep's name is for the cluster lock and the log. */
  private static String withoutSweepName(Path file) {
    return SourceTree.read(file).replaceAll("String name\\(\\) \\{\\s*return \"[^\"]*\";", "");
  }

  private static boolean isFile(String text) {
    return text.matches(".*\\.(properties|html|txt|csv|json)");
  }

  private static boolean isFamily(String text, Set<String> families) {
    return text.endsWith(".") && families.contains(text.substring(0, text.length() - 1));
  }

  private void readTemplate(Path file, Pattern key, Set<String> families) {
    String text = SourceTree.read(file);
    Matcher direct = IN_TEMPLATE.matcher(text);
    while (direct.find()) {
      keys.putIfAbsent(direct.group(1), file);
    }
    Matcher quoted = IN_QUOTES.matcher(text);
    while (quoted.find()) {
      Matcher match = key.matcher(quoted.group(1));
      if (match.matches()) {
        note(match.group(1), match.group(2), file);
      } else if (isFamily(quoted.group(1), families)) {
        beginnings.putIfAbsent(quoted.group(1), file);
      }
    }
  }

  private void note(String text, String dot, Path file) {
    if (dot.isEmpty()) {
      keys.putIfAbsent(text, file);
    } else {
      beginnings.putIfAbsent(text + dot, file);
    }
  }

  /** Messages and errors of the models look like keys and are none. */
  private static Set<String> engineWords() {
    return SourceTree.files(Path.of("processes"), ".bpmn").stream()
        .map(SourceTree::read)
        .flatMap(model -> BPMN_MESSAGE.matcher(model).results())
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Map<String, Path> keys() {
    return keys;
  }

  Map<String, Path> beginnings() {
    return beginnings;
  }

  boolean names(String key) {
    return keys.containsKey(key)
        || stored.contains(key)
        || beginnings.keySet().stream().anyMatch(key::startsWith);
  }
}
