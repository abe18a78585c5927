package jp.banso.rehearsal.play;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.banso.forms.TextPattern;

/** The shortest text that a pattern of a form takes, from the part of regular expressions that forms may use. */
final class PatternExample {

  private static final Pattern TIMES = Pattern.compile("\\{([0-9]+)(?:,[0-9]*)?}");

  private final String expression;
  private int at;

  private PatternExample(String expression) {
    this.expression = expression;
  }

  /** Empty if none is found. */
  static Optional<String> of(TextPattern pattern) {
    return Optional.of(new PatternExample(pattern.expression()).alternatives()).filter(pattern::accepts);
  }

  /** The first of them, up to the end of the group. */
  private String alternatives() {
    StringBuilder first = new StringBuilder();
    boolean taken = false;
    while (at < expression.length() && expression.charAt(at) != ')') {
      if (expression.charAt(at) == '|') {
        taken = true;
        at++;
      } else {
        String part = repeated(part());
        first.append(taken ? "" : part);
      }
    }
    return first.toString();
  }

  private String part() {
    char next = expression.charAt(at++);
    return switch (next) {
      case '(' -> group();
      case '[' -> set();
      case '\\' -> escaped(expression.charAt(at++));
      case '^', '$' -> "";
      case '.' -> "a";
      default -> String.valueOf(next);
    };
  }

  private String group() {
    if (expression.startsWith("?:", at)) {
      at += 2;
    }
    String inside = alternatives();
    at++;
    return inside;
  }

  private String set() {
    boolean others = expression.charAt(at) == '^';
    int begin = others ? at + 1 : at;
    at = begin + 1;
    while (expression.charAt(at) != ']' || expression.charAt(at - 1) == '\\') {
      at++;
    }
    String inside = expression.substring(begin, at);
    at++;
    if (others) {
      Pattern set = Pattern.compile("[^" + inside + "]");
      return "a1-\u3042 ".codePoints().mapToObj(Character::toString).filter(one -> set.matcher(one).matches()).findFirst().orElse("");
    }
    return inside.charAt(0) == '\\' ? escaped(inside.charAt(1)) : inside.substring(0, 1);
  }

  private static String escaped(char name) {
    return switch (name) {
      case 'd' -> "1";
      case 'w', 'D' -> "a";
      case 'W' -> "-";
      default -> String.valueOf(name);
    };
  }

  private String repeated(String part) {
    Matcher times = TIMES.matcher(expression).region(at, expression.length());
    if (times.lookingAt()) {
      at = times.end();
      return part.repeat(Integer.parseInt(times.group(1)));
    }
    char next = at < expression.length() ? expression.charAt(at) : ' ';
    if (next == '*' || next == '?') {
      at++;
      return "";
    }
    if (next == '+') {
      at++;
    }
    return part;
  }
}
