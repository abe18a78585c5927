package jp.banso;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What only the source text shows: words in the wrong place, SQL in strings and migrations. */
final class SourceRules {

  /** Kana, kanji, Japanese punctuation and full-width forms. */
  static final Pattern JAPANESE =
      Pattern.compile("[\\u3000-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef]");

  private static final Pattern SQL_CLOCK =
      Pattern.compile(
          "\\b(now|clock_timestamp|statement_timestamp|transaction_timestamp)\\s*\\(\\s*\\)"
              + "|\\b(current_timestamp|current_date|current_time|localtimestamp|localtime)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CREATED =
      Pattern.compile("create\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?(\\w+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern USED =
      Pattern.compile("\\b(?:from|join|into|update)\\s+(\\w+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern MIGRATION = Pattern.compile("V\\d+__([a-z]+)_.*\\.sql");

  /** Tables that a module got with its types from the one whose migration had made them (ADR 25). */
  private static final Map<String, String> HANDED_OVER =
      Map.ofEntries(
          Map.entry("member_group_keyword", "composition"));

  private SourceRules() {}

  static List<String> japaneseInJava() {
    List<String> found = new ArrayList<>();
    for (Path file : SourceTree.files(SourceTree.JAVA, ".java")) {
      for (JavaSource.Literal literal : JavaSource.literals(SourceTree.read(file))) {
        if (JAPANESE.matcher(literal.text()).find()) {
          found.add(file + ":" + literal.line() + " \"" + literal.text() + "\"");
        }
      }
    }
    return found;
  }

  static List<String> clocksInSql() {
    List<String> found = new ArrayList<>();
    for (Path file : SourceTree.files(SourceTree.JAVA, ".java")) {
      for (JavaSource.Literal literal : JavaSource.sentences(SourceTree.read(file))) {
        if (isSql(literal.text()) && SQL_CLOCK.matcher(literal.text()).find()) {
          found.add(file + " " + literal.text().strip());
        }
      }
    }
    for (Path file : SourceTree.files(SourceTree.MIGRATIONS, ".sql")) {
      String statements = SourceTree.read(file).replaceAll("--[^\n]*", "");
      if (SQL_CLOCK.matcher(statements).find()) {
        found.add(file.toString());
      }
    }
    return found;
  }

  /** Statements of a module on a table that another module owns. */
  static List<String> foreignTables() {
    Map<String, String> owners = tableOwners();
    List<String> found = new ArrayList<>();
    for (Path file : SourceTree.files(SourceTree.JAVA, ".java")) {
      String module = SourceTree.moduleOf(file);
      for (JavaSource.Literal literal : JavaSource.sentences(SourceTree.read(file))) {
        if (!isSql(literal.text())) {
          continue;
        }
        Matcher used = USED.matcher(literal.text());
        while (used.find()) {
          String table = used.group(1).toLowerCase(Locale.ROOT);
          String owner = owners.getOrDefault(table, module);
          if (!owner.equals(module)) {
            found.add(file + ": " + module + " uses table " + table + " of " + owner);
          }
        }
      }
    }
    return found.stream().distinct().toList();
  }

  private static Map<String, String> tableOwners() {
    Map<String, String> owners = new LinkedHashMap<>();
    for (Path file : SourceTree.files(SourceTree.MIGRATIONS, ".sql")) {
      Matcher name = MIGRATION.matcher(file.getFileName().toString());
      if (name.matches()) {
        Matcher created = CREATED.matcher(SourceTree.read(file));
        while (created.find()) {
          owners.put(created.group(1).toLowerCase(Locale.ROOT), name.group(1));
        }
      }
    }
    owners.putAll(HANDED_OVER);
    return owners;
  }

  private static boolean isSql(String text) {
    return Pattern.compile("\\b(select|insert|update|delete|from|join)\\b", Pattern.CASE_INSENSITIVE)
        .matcher(text)
        .find();
  }
}
