package jp.banso.correspondence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import jp.banso.correspondence.MailTextRows.Place;
import jp.banso.correspondence.MailTextRows.Released;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Groups;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words of a mail: as the secretariat released them for the case's year, or as they are shipped. */
@Component
public class MailTexts {

  /** What the work is about when a released text is left aside; see {@link jp.banso.worklist.WorkDescriber}. */
  public static final String WORK = "mail-text-unfit";

  private static final String BETWEEN = "/";

  private final MailKinds kinds;
  private final MailTextRows rows;
  private final Worklist worklist;
  private final MessageSource messages;

  MailTexts(MailKinds kinds, MailTextRows rows, Worklist worklist, MessageSource messages) {
    this.kinds = kinds;
    this.rows = rows;
    this.worklist = worklist;
    this.messages = messages;
  }

  /**
   * What goes out now.
   *
   * @param leftAside the released text that does not fit this version of the product, in whose place the shipped one goes
   *     out; else null
   */
  record GoingOut(MailText text, Released leftAside) {}

  GoingOut goingOut(Place place) {
    return goingOut(kinds.get(place.kind()), rows.current(place).orElse(null));
  }

  /**
   * A text that was released when the kind still knew a place must not stop a mail after an update.
   *
   * @param released null where nothing was
   */
  GoingOut goingOut(MailKind kind, Released released) {
    if (released == null) {
      return new GoingOut(kind.shipped(), null);
    }
    return MailTextPolicy.problems(kind, kinds.marks(), released.text()).isEmpty()
        ? new GoingOut(released.text(), null)
        : new GoingOut(kind.shipped(), released);
  }

  /** What is being worked on: the draft, else what goes out now. */
  MailText inWork(Place place) {
    return rows.draft(place).map(MailTextRows.Draft::text).orElseGet(() -> goingOut(place).text());
  }

  /** The words of a mail, read once for all of its receivers. */
  final class Words {
    private final MailKind kind;
    private final MailWording subject;
    private final MailWording body;

    private Words(MailKind kind, MailText text) {
      this.kind = kind;
      this.subject = read(kind, text.subject());
      this.body = read(kind, text.body());
    }

    /**
     * The mail as it goes.
     *
     * @throws IllegalStateException if it would print what nothing is said of
     */
    MailText written(Map<String, String> said) {
      List<String> unsaid = unsaid(said);
      if (!unsaid.isEmpty()) {
        // a mail with a gap in it is worse than a step that stops and is seen
        throw new IllegalStateException("mail " + kind.id() + " has nothing to say for " + unsaid);
      }
      return printed(said);
    }

    private List<String> unsaid(Map<String, String> said) {
      return Stream.of(subject, body).flatMap(wording -> wording.unsaid(said).stream()).distinct().toList();
    }

    private MailText printed(Map<String, String> said) {
      return new MailText(subject.written(said).replaceAll("[\\p{Cntrl}]+", " "), body.written(said));
    }
  }

  /** What goes out now; a released text that must be left aside becomes somebody's work. */
  Words words(Place place) {
    MailKind kind = kinds.get(place.kind());
    GoingOut going = goingOut(place);
    if (going.leftAside() != null) {
      ask(kind, place.programme(), going.leftAside());
    }
    return new Words(kind, going.text());
  }

  private void ask(MailKind kind, ProgrammeCode programme, Released leftAside) {
    worklist.open(
        Source.MENTION, ref(new Place(programme, leftAside.year(), kind.id())), programme,
        Groups.secretariat(programme), null, WORK,
        messages.getMessage("correspondence.text.work.unfit", null, Locale.JAPAN));
  }

  /** Another text was released in its place. */
  void mended(Place place) {
    worklist.close(Source.MENTION, ref(place));
  }

  private static String ref(Place place) {
    return String.join(BETWEEN, place.programme().name(), "" + place.year().year(), place.kind());
  }

  /** The page of the text that such work is about. */
  public static String page(String ref) {
    return "/mail-texts" + ref.substring(ref.indexOf(BETWEEN));
  }

  /** The mail that such work is about, in words. */
  public String title(String ref) {
    String[] parts = ref.split(BETWEEN);
    return kinds.find(parts[parts.length - 1]).map(MailKind::title).orElse("");
  }

  /**
   * A text as it would be printed.
   *
   * @param unsaid the places of which nothing is said; their names stand in braces
   */
  record Filled(MailText text, List<String> unsaid) {}

  Filled filled(MailKind kind, MailText text, Map<String, String> said) {
    Words words = new Words(kind, text);
    List<String> unsaid = words.unsaid(said);
    Map<String, String> shown = new LinkedHashMap<>(said);
    unsaid.forEach(name -> shown.put(name, "{" + name + "}"));
    return new Filled(words.printed(shown), unsaid);
  }

  private MailWording read(MailKind kind, String words) {
    return MailWording.read(words, kind.places(), kinds.marks());
  }
}
