package jp.banso.platform.documents;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what the fields of a Word file are told to do, piece by piece and whatever they are cut into: a field that asks
 * another program (DDE) or takes something in from elsewhere runs when somebody opens the paper.
 */
final class FieldCodes {

  private static final int MOST = 64 * 1024;
  private static final Pattern REACHING =
      Pattern.compile("(?i)(?<![a-z])(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE)\\b");
  private static final Pattern SIMPLE = Pattern.compile("instr\\s*=\\s*(\"[^\"]*\"|'[^']*')");
  private static final Pattern NUMBERED = Pattern.compile("&#(x[0-9A-Fa-f]{1,6}|[0-9]{1,7});");

  private final StringBuilder tag = new StringBuilder();
  private final StringBuilder codes = new StringBuilder();
  private boolean reaches;
  private boolean inTag;
  private boolean inCode;

  void read(byte[] piece, int length) {
    for (int i = 0; i < length; i++) {
      char one = (char) (piece[i] & 0xFF);
      if (one == 0) {
        // the other half of a sign in UTF-16
        continue;
      }
      if (one == '<') {
        inTag = true;
        tag.setLength(0);
      } else if (one == '>' && inTag) {
        inTag = false;
        ended();
      } else if (inTag) {
        append(tag, one);
      } else if (inCode) {
        append(codes, one);
      }
    }
  }

  /** What is longer than any code or tag that somebody wrote in earnest hides something. */
  private void append(StringBuilder text, char one) {
    if (text.length() < MOST) {
      text.append(one);
    } else {
      reaches |= text == codes;
    }
  }

  private void ended() {
    inCode = false;
    if (tag.indexOf("instrText") < 0 && tag.indexOf("fld") < 0) {
      // a paper has tags by the hundred thousand, and hardly any is of a field
      return;
    }
    String read = tag.toString();
    String name = read.replaceFirst("[\\s/]*$", "").split("\\s", 2)[0].replaceFirst("^/?\\w*:", "");
    inCode = name.equals("instrText") && !read.startsWith("/") && !read.endsWith("/");
    if (name.equals("fldChar")) {
      // parts of one code belong together, and those of another do not
      if (read.contains("begin")) {
        judge();
      }
    } else if (name.equals("fldSimple")) {
      Matcher simple = SIMPLE.matcher(read);
      judge();
      codes.append(simple.find() ? simple.group(1).substring(1) : "");
      judge();
    }
  }

  /** Whether any of them reaches outside of the file; a hyperlink waits until somebody follows it. */
  boolean reachOut() {
    judge();
    return reaches;
  }

  /** One code has ended: each is looked at by itself, however many there are. */
  private void judge() {
    if (codes.isEmpty()) {
      return;
    }
    String plain =
        NUMBERED.matcher(codes).replaceAll(
            sign -> {
              String number = sign.group(1);
              int code = number.startsWith("x") ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number);
              return Character.isValidCodePoint(code) ? Matcher.quoteReplacement(Character.toString(code)) : "";
            });
    reaches |= plain.lines().map(String::strip).anyMatch(code -> REACHING.matcher(code).lookingAt());
    codes.setLength(0);
  }
}
