package jp.banso.correspondence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A text with places in braces: {@code {name}} prints what the mail knows by that name, {@code {condition}} begins words
 * that are printed only then, up to the mark of the end, with the words for all other cases after the mark of the
 * else. Nothing in it is ever evaluated.
 */
final class MailWording {

  /** What a condition is true of; every other value is false. */
  static final String TRUE = "1";

  private static final char OPEN = '{';
  private static final char CLOSE = '}';
  private static final String WIDE_OPEN = "\uff5b";
  private static final String WIDE_CLOSE = "\uff5d";

  /** The words that stand for else and end. */
  record Marks(String otherwise, String end) {}

  private sealed interface Part permits Words, Named, Choice {}

  private record Words(String text) implements Part {}

  private record Named(String name) implements Part {}

  private record Choice(String condition, List<Part> then, List<Part> otherwise, boolean[] elseSeen)
      implements Part {

    List<Part> taken(Map<String, String> said) {
      return TRUE.equals(said.get(condition)) ? then : otherwise;
    }
  }

  /** What does not fit together, by message key, with the words it is about. */
  record Flaw(String messageKey, String about) {}

  private final Marks marks;
  private final Map<String, MailPlace> places;
  private final List<Part> parts = new ArrayList<>();
  private final Set<String> named = new LinkedHashSet<>();
  private final List<Flaw> flaws = new ArrayList<>();
  private final Deque<Choice> open = new ArrayDeque<>();

  private MailWording(Marks marks, Map<String, MailPlace> places) {
    this.marks = marks;
    this.places = places;
  }

  /** Reads a text for the kind of mail that knows these places. */
  static MailWording read(String text, Map<String, MailPlace> places, Marks marks) {
    MailWording wording = new MailWording(marks, places);
    wording.read(braced(text));
    return wording;
  }

  /** Braces of either width are the same. */
  static String braced(String text) {
    return text.replace(WIDE_OPEN, String.valueOf(OPEN)).replace(WIDE_CLOSE, String.valueOf(CLOSE));
  }

  private void read(String text) {
    int at = 0;
    while (at < text.length()) {
      int begin = text.indexOf(OPEN, at);
      String words = text.substring(at, begin < 0 ? text.length() : begin);
      if (words.indexOf(CLOSE) >= 0) {
        flaws.add(new Flaw("correspondence.text.refused.close", ""));
      }
      add(new Words(words));
      if (begin < 0) {
        break;
      }
      int end = text.indexOf(CLOSE, begin);
      int next = text.indexOf(OPEN, begin + 1);
      if (end < 0 || (next >= 0 && next < end)) {
        flaws.add(new Flaw("correspondence.text.refused.open", ""));
        at = begin + 1;
      } else {
        place(text.substring(begin + 1, end).strip());
        at = end + 1;
      }
    }
    open.forEach(choice -> flaws.add(new Flaw("correspondence.text.refused.noEnd", choice.condition())));
  }

  private void place(String name) {
    if (name.equals(marks.end())) {
      if (open.isEmpty()) {
        flaws.add(new Flaw("correspondence.text.refused.stray", name));
      } else {
        open.pop();
      }
    } else if (name.equals(marks.otherwise())) {
      if (open.isEmpty() || open.peek().elseSeen()[0]) {
        flaws.add(new Flaw("correspondence.text.refused.stray", name));
      } else {
        open.peek().elseSeen()[0] = true;
      }
    } else {
      named.add(name);
      if (find(name).filter(place -> place.kind() == MailPlace.Kind.CASE).isPresent()) {
        Choice choice = new Choice(name, new ArrayList<>(), new ArrayList<>(), new boolean[1]);
        add(choice);
        open.push(choice);
      } else {
        add(new Named(name));
      }
    }
  }

  private void add(Part part) {
    Choice around = open.peek();
    if (around == null) {
      parts.add(part);
    } else {
      (around.elseSeen()[0] ? around.otherwise() : around.then()).add(part);
    }
  }

  private Optional<MailPlace> find(String name) {
    return Optional.ofNullable(places.get(name));
  }

  /** What does not fit together; a text with any cannot be written. */
  List<Flaw> flaws() {
    return List.copyOf(flaws);
  }

  /** Every place that it names, conditions too. */
  Set<String> named() {
    return Set.copyOf(named);
  }

  /** The places that it prints whatever the case, if only this condition holds; empty for none. */
  Set<String> always(String holds) {
    return always(parts, holds);
  }

  private static Set<String> always(List<Part> parts, String holds) {
    Set<String> printed = new LinkedHashSet<>();
    for (Part part : parts) {
      if (part instanceof Named place) {
        printed.add(place.name());
      } else if (part instanceof Choice choice) {
        Set<String> either = always(choice.then(), holds);
        if (!choice.condition().equals(holds)) {
          either.retainAll(always(choice.otherwise(), holds));
        }
        printed.addAll(either);
      }
    }
    return printed;
  }

  /** The names that no place has, as they come. */
  List<String> unknown() {
    return named.stream().filter(name -> find(name).isEmpty()).toList();
  }

  /** The text with what its places say. */
  String written(Map<String, String> said) {
    StringBuilder text = new StringBuilder();
    write(parts, said, text);
    return text.toString();
  }

  /** The names that the text would print, or go by, and of which nothing is said, or too little: an empty line. */
  Set<String> unsaid(Map<String, String> said) {
    Set<String> missing = new LinkedHashSet<>();
    missing(parts, said, missing);
    return missing;
  }

  private void missing(List<Part> parts, Map<String, String> said, Set<String> missing) {
    for (Part part : parts) {
      if (part instanceof Named named && isGap(named.name(), said)) {
        missing.add(named.name());
      } else if (part instanceof Choice choice) {
        if (!said.containsKey(choice.condition())) {
          missing.add(choice.condition());
        }
        missing(choice.taken(said), said, missing);
      }
    }
  }

  private boolean isGap(String name, Map<String, String> said) {
    return find(name).map(place -> place.isGap(said.get(name))).orElse(!said.containsKey(name));
  }

  private static void write(List<Part> parts, Map<String, String> said, StringBuilder text) {
    for (Part part : parts) {
      if (part instanceof Words words) {
        text.append(words.text());
      } else if (part instanceof Named place) {
        text.append(said.getOrDefault(place.name(), ""));
      } else if (part instanceof Choice choice) {
        write(choice.taken(said), said, text);
      }
    }
  }
}
