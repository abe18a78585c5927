package jp.banso.correspondence;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What somebody wrote into an answer, above, below or between what it quotes. Only what stands in our own mail is a
 * quotation: what cannot be told apart stays, so that no word of the sender is lost.
 */
public final class ReplyText {

  private static final Pattern MARKS = Pattern.compile("^[\\s>|\uff1e\uff5c]*[>|\uff1e\uff5c][\\s>|\uff1e\uff5c]*");
  private static final Pattern RULE = Pattern.compile("^[\\s\\p{Pd}_=*\u2500\u30fc]{3,}.*");

  /** A shorter part of a line of ours may be anybody's word. */
  private static final int TELLING = 10;

  private ReplyText() {}

  /**
   * The sender's own words, in their order.
   *
   * @param ours text of the mail that is answered
   * @param reply text of the answer
   */
  public static String own(String ours, String reply) {
    Set<String> lines = new HashSet<>(ours.lines().map(ReplyText::plain).toList());
    String whole = plain(ours);
    List<String> own = new ArrayList<>();
    boolean quotes = false;
    for (String line : reply.lines().toList()) {
      boolean marked = MARKS.matcher(line).find();
      String text = plain(MARKS.matcher(line).replaceFirst(""));
      boolean ofOurs =
          lines.contains(text) || marked && whole.contains(text) || quotes && text.length() >= TELLING && whole.contains(text);
      quotes |= !text.isEmpty() && ofOurs || RULE.matcher(line).matches();
      if (!ofOurs) {
        own.add(line.strip());
      }
    }
    return String.join("\n", own).strip();
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}]+", "");
  }
}
