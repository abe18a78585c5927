package jp.banso.personal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Puts a mark where a text says somebody else: the names that modules know, with and without what a family name is called
 * by, and every mail address and telephone number that is neither the person's own nor the desk's. What nobody knows, a
 * person has to see.
 */
public final class Masking {

  /** Of a full name; a shorter one only with what people are called by. */
  private static final int SHORTEST = 3;

  /** By these names are looked up. */
  private static final int HEAD = 2;

  private final SoughtPerson person;
  private final Set<String> offices = new HashSet<>();
  private final Map<String, List<String>> names = new HashMap<>();
  private final Map<String, List<String>> called = new HashMap<>();
  private final List<String> more;
  private final List<String> own;
  private final List<String> honorifics;
  private final String mark;

  private record Span(int from, int to) {

    boolean touches(Span other) {
      return from < other.to && other.from < to;
    }
  }

  /**
   * @param more words that somebody wants masked besides
   * @param offices mail addresses and telephone numbers that are nobody's own
   * @param honorifics what stands behind a family name that calls a person
   * @param mark what stands in the place of a person
   */
  public Masking(
      SoughtPerson person, Collection<NamedPerson> others, Collection<String> more, Collection<String> offices,
      Collection<String> honorifics, String mark) {
    this.person = person;
    this.mark = mark;
    this.honorifics = honorifics.stream().map(Folding::plain).toList();
    this.more = more.stream().map(Folding::plain).filter(word -> !word.isEmpty()).toList();
    this.own = person.marks().stream().map(Folding::plain).toList();
    offices.stream().filter(office -> office != null && !office.isBlank()).forEach(this::office);
    Set<String> ownNames = new HashSet<>(person.foldedNames());
    Set<String> ownFamilies = new HashSet<>();
    person.names().forEach(name -> ownFamilies.add(family(name)));
    for (NamedPerson other : others) {
      String name = Folding.plain(other.name());
      if (name.length() < HEAD || ownNames.contains(name)) {
        continue;
      }
      note(names, name);
      String family = family(other.name());
      if (!family.isEmpty() && !ownFamilies.contains(family)) {
        note(called, family);
      }
    }
  }

  private void office(String office) {
    offices.add(Folding.plain(office));
    offices.add(Folding.digits(office));
  }

  private static void note(Map<String, List<String>> index, String name) {
    List<String> same = index.computeIfAbsent(head(name), head -> new ArrayList<>());
    if (!same.contains(name)) {
      same.add(name);
      same.sort(Comparator.comparingInt(String::length).reversed());
    }
  }

  private static String head(String name) {
    return name.length() < HEAD ? name : name.substring(0, HEAD);
  }

  /** What stands before the first blank; empty if none stands there. */
  private static String family(String name) {
    String[] parts = name == null ? new String[0] : name.strip().split("[\\s\u3000]+");
    return parts.length > 1 ? Folding.plain(parts[0]) : "";
  }

  /** The text as this person may read it; null stays null. */
  public String of(String text) {
    if (text == null || text.isEmpty()) {
      return text;
    }
    Folding folded = Folding.of(text);
    List<Span> kept = new ArrayList<>();
    own.forEach(word -> spans(folded, word, kept));
    List<Span> hidden = new ArrayList<>();
    numbers(Contacts.MAIL, text, Folding::plain, kept, hidden);
    numbers(Contacts.TELEPHONE, text, Folding::digits, kept, hidden);
    names(folded, kept, hidden);
    List<Span> always = new ArrayList<>();
    more.forEach(word -> spans(folded, word, always));
    return masked(text, Stream.concat(hidden.stream(), always.stream()).toList());
  }

  private interface Fold {
    String of(String text);
  }

  private void numbers(Pattern pattern, String text, Fold fold, List<Span> kept, List<Span> hidden) {
    Matcher found = pattern.matcher(text);
    while (found.find()) {
      String number = fold.of(found.group());
      Span span = new Span(found.start(), found.end());
      boolean isOne = pattern == Contacts.MAIL || Contacts.isTelephone(number);
      boolean isOwn = person.hasMail(number) || person.telephoneDigits().contains(number);
      if (isOwn || offices.contains(number)) {
        kept.add(span);
      } else if (isOne) {
        hidden.add(span);
      }
    }
  }

  private void names(Folding folded, List<Span> kept, List<Span> hidden) {
    String text = folded.text();
    for (int at = 0; at + 1 < text.length(); at++) {
      int length = Math.max(named(text, at), called(text, at));
      if (length > 0) {
        Span span = new Span(folded.from()[at], folded.to()[at + length - 1]);
        if (kept.stream().noneMatch(span::touches)) {
          hidden.add(span);
          at += length - 1;
        }
      }
    }
  }

  /** How long the name is that stands here, 0 if none does. */
  private int named(String text, int at) {
    for (String name : names.getOrDefault(text.substring(at, at + HEAD), List.of())) {
      if (text.startsWith(name, at) && (name.length() >= SHORTEST || isCalled(text, at + name.length()))) {
        return name.length();
      }
    }
    return 0;
  }

  /** As {@link #named}, of a family name before what its bearer is called by. */
  private int called(String text, int at) {
    return Stream.of(text.substring(at, at + HEAD), text.substring(at, at + 1))
        .flatMap(head -> called.getOrDefault(head, List.of()).stream())
        .filter(name -> text.startsWith(name, at) && isCalled(text, at + name.length()))
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  private boolean isCalled(String text, int end) {
    return honorifics.stream().anyMatch(word -> text.startsWith(word, end));
  }

  private static void spans(Folding folded, String word, List<Span> found) {
    for (int at = folded.text().indexOf(word); at >= 0; at = folded.text().indexOf(word, at + 1)) {
      found.add(new Span(folded.from()[at], folded.to()[at + word.length() - 1]));
    }
  }

  private String masked(String text, List<Span> hidden) {
    StringBuilder shown = new StringBuilder();
    int at = 0;
    for (Span span : hidden.stream().sorted(Comparator.comparingInt(Span::from)).toList()) {
      if (span.from() >= at) {
        shown.append(text, at, span.from()).append(mark);
      }
      at = Math.max(at, span.to());
    }
    return shown.append(text, at, text.length()).toString();
  }
}
