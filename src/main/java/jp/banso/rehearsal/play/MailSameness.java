package jp.banso.rehearsal.play;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells mails that say the same to several from those that say something else: what differs by receiver only is left out. */
final class MailSameness {

  /** Case numbers, and the page of the case. */
  private static final Pattern NUMBER = Pattern.compile("R\\d+-[^\\s-]+-\\d{2}(-\\w+)*|https?://\\S+");

  private final List<String> names;
  private final Pattern addressed = Pattern.compile(".*(" + PlayTexts.of("addressed") + ")\\s*");

  /** @param names that stand in some of the mails: people, areas, prefectures */
  MailSameness(Collection<String> names) {
    // a name that has another in it comes first
    this.names = names.stream().distinct().sorted(Comparator.comparing(String::length).reversed()).toList();
  }

  /** What the mail says to each. */
  String of(String body) {
    String said =
        body.lines().filter(line -> !addressed.matcher(line).matches()).collect(Collectors.joining("\n"));
    said = NUMBER.matcher(said).replaceAll("");
    for (String name : names) {
      said = said.replace(name, "");
    }
    return said;
  }
}
