package jp.banso.inquiries;

import java.util.List;
import java.util.Optional;
import jp.banso.parties.AskerTraces;
import jp.banso.parties.AskerTraces.Asker;
import jp.banso.personal.Contacts;

/** Who had a part in the asking of one inquiry, and how the desk itself is reached: read once for all the texts of an act. */
public final class KnownAskers {

  private final AskerTraces traces;
  private final List<Asker> askers;
  private final List<String> own;

  KnownAskers(AskerTraces traces, List<Asker> askers, List<String> own) {
    this.traces = traces;
    this.askers = askers;
    this.own = own;
  }

  /** What in a text, null for none, says who asked, as it stands there. */
  public Optional<String> in(String text) {
    return askers.stream()
        .flatMap(asker -> traces.inQuestion(asker, text).stream())
        .findFirst()
        .or(() -> Contacts.foreign(text, own));
  }

  /**
   * The text with a mark wherever it says who asked.
   *
   * @param text not null
   */
  public String without(String text, String mark) {
    String left = text;
    for (Asker asker : askers) {
      left = traces.without(asker, left, mark);
    }
    Optional<String> foreign = Contacts.foreign(left, own);
    // a number that goes on behind an address of the web does not stand there as it is found
    while (foreign.filter(left::contains).isPresent()) {
      left = left.replace(foreign.get(), mark);
      foreign = Contacts.foreign(left, own);
    }
    return left;
  }
}
