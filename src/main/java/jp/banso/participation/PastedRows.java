package jp.banso.participation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.banso.kernel.TextLength;
import jp.banso.kernel.Municipalities;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.platform.mail.MailAddresses;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Rows as they are pasted from Excel or typed: a name on each line, and beside it, in any order, the kind, an address
 * and an answer in the words of the page. A heading that says the names of the columns is left out.
 */
@Component
class PastedRows {

  private static final int MOST = 2000;
  private static final int LONGEST = 200;

  private final MessageSource messages;

  PastedRows(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * A row.
   *
   * @param kind null if none is said
   * @param mail null if none is said
   * @param intent null if none is said
   */
  record Pasted(String name, ParticipantKind kind, String mail, Intent intent) {}

  /** What was read, and the lines that are none. */
  record Read(List<Pasted> rows, List<RefusedRow> refused) {}

  /** @param prefecture whose list it is: a municipality of another one is none of it */
  Read read(String text, PrefectureCode prefecture) {
    Map<String, ParticipantKind> kinds = new LinkedHashMap<>();
    Stream.of(ParticipantKind.values()).forEach(kind -> kinds.put(folded(word(kind.messageKey())), kind));
    Map<String, Intent> intents = new LinkedHashMap<>();
    Stream.of(Intent.values()).forEach(intent -> intents.put(folded(word(intent.messageKey())), intent));
    List<Pasted> rows = new ArrayList<>();
    List<RefusedRow> refused = new ArrayList<>();
    List<String> lines = text.lines().limit(MOST + 1L).toList();
    for (int i = 0; i < lines.size(); i++) {
      String[] cells = lines.get(i).split("\t");
      String name = cells[0].strip().replaceAll("\\s+", " ");
      if (lines.get(i).isBlank() || folded(name).equals(folded(word("participation.name")))) {
        continue;
      }
      Outcome<Pasted> row =
          i < MOST ? row(name, cells, kinds, intents, prefecture) : Outcome.refused("participation.row.tooMany", MOST);
      if (row instanceof Outcome.Refused<Pasted> reason) {
        refused.add(new RefusedRow(i + 1, lines.get(i), reason.messageKey(), reason.arguments()));
      } else {
        rows.add(row.orThrow());
      }
    }
    return new Read(rows, refused);
  }

  private static Outcome<Pasted> row(
      String name, String[] cells, Map<String, ParticipantKind> kinds, Map<String, Intent> intents,
      PrefectureCode prefecture) {
    if (name.isEmpty()) {
      return Outcome.refused("participation.row.noName");
    }
    if (!TextLength.fits(name, LONGEST)) {
      return Outcome.refused("participation.row.longName", LONGEST);
    }
    ParticipantKind kind = null;
    String mail = null;
    Intent intent = null;
    for (int i = 1; i < cells.length; i++) {
      String cell = cells[i].strip();
      if (cell.isEmpty()) {
        continue;
      }
      if (kinds.containsKey(folded(cell))) {
        kind = kinds.get(folded(cell));
      } else if (intents.containsKey(folded(cell))) {
        intent = intents.get(folded(cell));
      } else if (MailAddresses.isOne(Normalizer.normalize(cell, Normalizer.Form.NFKC))) {
        mail = Normalizer.normalize(cell, Normalizer.Form.NFKC);
      } else {
        return Outcome.refused("participation.row.cell", cell);
      }
    }
    Optional<PrefectureCode> elsewhere = elsewhere(name, kind, prefecture);
    return elsewhere.isPresent()
        ? Outcome.refused("participation.row.elsewhere", name, elsewhere.get().name())
        : Outcome.done(new Pasted(name, kind, mail, intent));
  }

  /** Hubs have any name; what nobody knows by its name may be of the prefecture. */
  private static Optional<PrefectureCode> elsewhere(String name, ParticipantKind kind, PrefectureCode own) {
    Optional<PrefectureCode> named = Municipalities.namedPrefecture(name);
    if (named.isPresent()) {
      return named.filter(one -> !one.equals(own));
    }
    Set<PrefectureCode> known = kind == ParticipantKind.HUB ? Set.of() : Municipalities.prefecturesOf(name);
    return known.contains(own) ? Optional.empty() : known.stream().min(Comparator.naturalOrder());
  }

  /** The same place is written in many ways. */
  static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
  }

  private String word(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }
}
