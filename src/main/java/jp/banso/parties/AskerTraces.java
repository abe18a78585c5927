package jp.banso.parties;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.banso.kernel.PrefectureCode;
import jp.banso.personal.Contacts;
import jp.banso.personal.Folding;
import jp.banso.personal.Folding.Place;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What in a text that others are to read says who asked: what a person overlooks, not all that could tell. */
@Component
public class AskerTraces {

  private static final Pattern BLANKS = Pattern.compile("[\\s\u3000]+");

  /** Shorter parts of the name of an office are in ordinary words as well. */
  private static final int SHORTEST = 3;

  /** Most family names are no longer; a single character is in too many words. */
  private static final int SHORTEST_NAME = 2;

  /** No city, town or village has a longer name; what is behind it is of the office. */
  private static final int LONGEST_PLACE = 9;

  /** From a sign of hiragana to the same of katakana. */
  private static final int KATAKANA = 0x60;

  private final MessageSource messages;

  AskerTraces(MessageSource messages) {
    this.messages = messages;
  }

  /** Who asked, in any form; each part may be null. */
  public record Asker(String office, String name, String mail, String telephone) {}

  /**
   * The longest trace in the words of the question, as it stands there: its parts, too, say which office asks, and so does its
   * place as people call it.
   */
  public Optional<String> inQuestion(Asker asked, String text) {
    return text == null ? Optional.empty() : longest(ofQuestion(asked, text), text);
  }

  /** The longest trace in the answer, which may name a section that many offices have. */
  public Optional<String> inAnswer(Asker asked, String text) {
    return text == null ? Optional.empty() : longest(places(asked, traces(asked), Folding.of(text), text), text);
  }

  private static Optional<String> longest(Stream<Place> places, String text) {
    return places.map(place -> text.substring(place.from(), place.to())).max(Comparator.comparingInt(String::length));
  }

  /**
   * The text with a mark for each trace that {@link #inQuestion} finds.
   *
   * @param text not null
   */
  public String without(Asker asked, String text, String mark) {
    StringBuilder left = new StringBuilder();
    int read = 0;
    for (Place place : ofQuestion(asked, text).sorted(Comparator.comparingInt(Place::from)).toList()) {
      if (place.from() >= read) {
        left.append(text, read, place.from()).append(mark);
      }
      read = Math.max(read, place.to());
    }
    return left.append(text, read, text.length()).toString();
  }

  private Stream<Place> ofQuestion(Asker asked, String text) {
    Folding folded = Folding.of(text);
    Stream<String> parts = officeParts(asked).filter(AskerTraces::isTelling);
    return Stream.of(
            places(asked, Stream.concat(traces(asked), parts), folded, text),
            called(asked)
                .flatMap(called -> folded.places(folded(called)).stream())
                .filter(place -> isPlace(text, place)),
            read(asked)
                .filter(AskerTraces::isTelling)
                .flatMap(reading -> folded.places(folded(reading)).stream())
                .filter(place -> isReading(text, place)))
        .flatMap(same -> same);
  }

  private static Stream<Place> places(Asker asked, Stream<String> traces, Folding folded, String text) {
    return Stream.concat(
        traces.flatMap(trace -> folded.places(folded(trace)).stream()),
        Contacts.telephones(text).stream()
            .filter(number -> Contacts.areOne(number, asked.telephone()))
            .flatMap(number -> Pattern.compile(number, Pattern.LITERAL).matcher(text).results())
            .map(number -> new Place(number.start(), number.end())));
  }

  /** So short a name is in longer words as well: of these, kanji stand beside it that are no part of naming a place. */
  private boolean isPlace(String text, Place place) {
    boolean begins =
        place.from() == 0
            || !isKanji(text.codePointBefore(place.from()))
            || text("parties.traces.before").indexOf(text.codePointBefore(place.from())) >= 0;
    boolean ends =
        place.to() == text.length()
            || !isKanji(text.codePointAt(place.to()))
            || words("parties.traces.after").anyMatch(word -> text.startsWith(word, place.to()));
    return begins && ends && words("parties.traces.ordinary").noneMatch(word -> text.startsWith(word, place.from()));
  }

  /** How a place is read is in other words as well: there the same letters go on, and not with a particle. */
  private boolean isReading(String text, Place place) {
    UnicodeScript letters = UnicodeScript.of(text.codePointAt(place.from()));
    boolean begins = place.from() == 0 || UnicodeScript.of(text.codePointBefore(place.from())) != letters;
    boolean ends =
        place.to() == text.length()
            || UnicodeScript.of(text.codePointAt(place.to())) != letters
            || text("parties.traces.particles").indexOf(text.codePointAt(place.to())) >= 0;
    return begins && ends;
  }

  private static boolean isKanji(int sign) {
    return UnicodeScript.of(sign) == UnicodeScript.HAN;
  }

  /** Who asked, how to reach them, the office with and without what it is in law, and its prefecture. */
  private Stream<String> traces(Asker asked) {
    return Stream.of(
            Stream.of(
                    asked.mail(), asked.telephone(), asked.office(), withoutLegalForm(asked.office()))
                .filter(Objects::nonNull)
                .filter(AskerTraces::isTelling),
            officeParts(asked).limit(1).filter(AskerTraces::isTelling),
            nameParts(asked.name()),
            place(asked).filter(AskerTraces::isTelling).stream(),
            prefecture(asked).map(PrefectureCode::name).stream())
        .flatMap(same -> same);
  }

  /** The place of the office and its prefecture, without what they are in law. */
  private Stream<String> called(Asker asked) {
    return Stream.concat(place(asked).stream(), prefecture(asked).map(PrefectureCode::name).stream())
        .filter(place -> text("parties.traces.suffixes").indexOf(place.charAt(place.length() - 1)) >= 0)
        .map(place -> place.substring(0, place.length() - 1))
        .filter(bare -> bare.length() >= SHORTEST_NAME);
  }

  /** Its prefecture as it is read. */
  private Stream<String> read(Asker asked) {
    List<String> read = words("parties.traces.prefectures").toList();
    return prefecture(asked)
        .map(prefecture -> read.get(PrefectureCode.all().indexOf(prefecture)))
        .stream()
        .flatMap(reading -> Stream.of(reading, katakana(reading)));
  }

  private static Optional<PrefectureCode> prefecture(Asker asked) {
    String office = folded(asked.office());
    return PrefectureCode.all().stream()
        .filter(prefecture -> office.startsWith(folded(prefecture.name())))
        .findFirst();
  }

  private static String katakana(String hiragana) {
    return hiragana.codePoints()
        .map(sign -> sign + KATAKANA)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isTelling(String trace) {
    return folded(trace).length() >= SHORTEST;
  }

  /** The name of a person and what it is made of; of one without a blank the family name is taken to have two characters. */
  private static Stream<String> nameParts(String name) {
    String whole = folded(name);
    Stream<String> parts =
        whole.length() > SHORTEST && BLANKS.split(Objects.toString(name, "").strip()).length == 1
            ? Stream.of(whole.substring(0, SHORTEST_NAME))
            : Arrays.stream(BLANKS.split(Objects.toString(name, "").strip()));
    return Stream.concat(Stream.of(whole), parts).filter(part -> folded(part).length() >= SHORTEST_NAME);
  }

  private Stream<String> officeParts(Asker asked) {
    return Arrays.stream(BLANKS.split(withoutLegalForm(asked.office())))
        .filter(part -> !part.isEmpty());
  }

  /** The city, town or village whose name the office begins with. */
  private Optional<String> place(Asker asked) {
    String office = folded(withoutLegalForm(asked.office()));
    for (PrefectureCode prefecture : PrefectureCode.all()) {
      if (office.startsWith(folded(prefecture.name()))) {
        office = office.substring(folded(prefecture.name()).length());
      }
    }
    Matcher begun =
        Pattern.compile(text("parties.traces.municipality"))
            .matcher(office)
            .region(0, Math.min(LONGEST_PLACE, office.length()));
    return begun.lookingAt() ? Optional.of(begun.group()) : Optional.empty();
  }

  /** An office is called without what it is in law: the association, not the incorporated association. */
  private String withoutLegalForm(String office) {
    String bare = Normalizer.normalize(Objects.toString(office, ""), Normalizer.Form.NFKC);
    for (String form : legalForms()) {
      bare = bare.replace(form, " ");
    }
    return bare.strip();
  }

  private List<String> legalForms() {
    return words("parties.traces.legalForms")
        .map(form -> Normalizer.normalize(form, Normalizer.Form.NFKC))
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }

  private Stream<String> words(String key) {
    return Arrays.stream(text(key).split(" "));
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPANESE);
  }

  private static String folded(String text) {
    return Folding.plain(text);
  }
}
