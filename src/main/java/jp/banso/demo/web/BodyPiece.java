package jp.banso.demo.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A piece of a mail's text; {@code link} is true for an address that a mail program lets one press. */
public record BodyPiece(String text, boolean link) {

  private static final Pattern ADDRESS = Pattern.compile("https?://[\\x21-\\x7e&&[^<>\"]]+");

  static List<BodyPiece> of(String body) {
    List<BodyPiece> pieces = new ArrayList<>();
    Matcher found = ADDRESS.matcher(body);
    int end = 0;
    while (found.find()) {
      pieces.add(new BodyPiece(body.substring(end, found.start()), false));
      pieces.add(new BodyPiece(found.group(), true));
      end = found.end();
    }
    pieces.add(new BodyPiece(body.substring(end), false));
    return pieces;
  }
}
