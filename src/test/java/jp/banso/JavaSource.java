package jp.banso;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The string literals of a Java file; comments and characters are left out. */
final class JavaSource {

  /** A literal and the line on which it begins. */
  record Literal(int line, String text) {}

  private static final Pattern TOKEN =
      Pattern.compile(
          "//[^\n]*"
              + "|/\\*.*?\\*/"
              + "|'(?:[^'\\\\\n]|\\\\.)+'"
              + "|\"\"\"(?<block>.*?)\"\"\""
              + "|\"(?<text>(?:[^\"\\\\\n]|\\\\.)*)\"",
          Pattern.DOTALL);

  private JavaSource() {}

  static List<Literal> literals(String source) {
    List<Literal> found = new ArrayList<>();
    Matcher token = TOKEN.matcher(source);
    int line = 1;
    int counted = 0;
    while (token.find()) {
      String text = token.group("block") != null ? token.group("block") : token.group("text");
      if (text == null) {
        continue;
      }
      line += (int) source.substring(counted, token.start()).chars().filter(c -> c == '\n').count();
      counted = token.start();
      found.add(new Literal(line, text));
    }
    return found;
  }

  /** Literals joined where only a plus stands between them, as SQL over several lines is. */
  static List<Literal> sentences(String source) {
    String joined = source.replaceAll("\"\\s*\\+\\s*\"", "");
    return literals(joined);
  }
}
