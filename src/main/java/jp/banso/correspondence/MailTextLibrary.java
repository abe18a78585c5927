package jp.banso.correspondence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.correspondence.MailTextRows.Draft;
import jp.banso.correspondence.MailTextRows.Place;
import jp.banso.correspondence.MailTextRows.Released;
import jp.banso.correspondence.MailTextRows.Written;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.NotFound;
import jp.banso.parties.People;
import jp.banso.parties.SecondPerson;
import jp.banso.parties.Viewer;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** メール文面: what each mail of a programme says in a year, for its secretariat. */
@Service
@Transactional(readOnly = true)
public class MailTextLibrary {

  private static final int CASES = 20;
  private static final String YES = "correspondence.text.yes";

  private final MailKinds kinds;
  private final MailTextRows rows;
  private final MailTexts texts;
  private final MailTextAccess access;
  private final Letters letters;
  private final CaseNumbers numbers;
  private final People people;
  private final SecondPerson secondPerson;
  private final MessageSource messages;

  MailTextLibrary(
      MailKinds kinds, MailTextRows rows, MailTexts texts, MailTextAccess access, Letters letters,
      CaseNumbers numbers, People people, SecondPerson secondPerson, MessageSource messages) {
    this.kinds = kinds;
    this.rows = rows;
    this.texts = texts;
    this.access = access;
    this.letters = letters;
    this.numbers = numbers;
    this.people = people;
    this.secondPerson = secondPerson;
    this.messages = messages;
  }

  /** The mails of one part of the work. */
  public record Group(String name, List<Line> lines) {}

  /**
   * A kind of mail.
   *
   * @param subject as it goes out now
   * @param changed whether the released text is another than the shipped one
   * @param leftAside whether the released text does not fit this version of the product, so that the shipped one goes out
   * @param edition null where nothing was ever released
   * @param draft null where none is being written
   */
  public record Line(
      String kind, String title, String subject, boolean changed, boolean leftAside, Edition edition, DraftLine draft) {}

  /** A released text. */
  public record Edition(String year, int number, MailText text, String note, String by, Instant at) {}

  /** Who wrote last, and when. */
  public record DraftLine(MailText text, String by, Instant at) {}

  /**
   * All of one kind.
   *
   * @param version of the draft; where there is none, one that the next draft is begun onto
   * @param text what goes out now
   * @param editions the newest first
   * @param required the names of the places that it may not lack
   * @param mayRelease whether the viewer may release the draft
   */
  public record TextPage(
      String group, Line line, long version, MailText text, List<Edition> editions, List<MailPlace> places,
      List<String> required, boolean mayRelease) {}

  /**
   * A text as a receiver would read it.
   *
   * @param ofCase the case whose words it has, null for examples
   * @param unsaid the places that the mail would print and of which nothing was said in that case
   */
  public record Preview(MailText text, String ofCase, List<String> unsaid, List<CaseChoice> cases) {}

  /** A case to which such a mail was written. */
  public record CaseChoice(String key, String shown) {}

  public List<Group> groups(Viewer viewer, int year) {
    FiscalYear fiscalYear = access.requireReader(viewer, year);
    Map<String, Released> released =
        rows.current(viewer.programme(), fiscalYear).stream()
            .collect(Collectors.toMap(Released::kind, Function.identity()));
    Map<String, Draft> drafts =
        rows.drafts(viewer.programme(), fiscalYear).stream()
            .collect(Collectors.toMap(Draft::kind, Function.identity()));
    Map<UUID, String> names =
        names(Stream.concat(released.values().stream().map(Released::by), drafts.values().stream().map(Draft::changedBy)));
    Map<String, List<Line>> groups = new LinkedHashMap<>();
    for (MailKind kind : kinds.all()) {
      if (kinds.isSentBy(viewer.programme(), kind)) {
        groups
            .computeIfAbsent(kind.group(), name -> new ArrayList<>())
            .add(line(kind, released.get(kind.id()), drafts.get(kind.id()), names));
      }
    }
    return groups.entrySet().stream().map(group -> new Group(group.getKey(), group.getValue())).toList();
  }

  public TextPage page(Viewer viewer, int year, String kindId) {
    Place place = access.requireReader(viewer, year, kindId);
    MailKind kind = access.kind(kindId);
    // before the texts: what is changed in between is a conflict, not what was seen
    long version = rows.version(place);
    List<Released> history = rows.history(place);
    Draft draft = rows.draft(place).orElse(null);
    Map<UUID, String> names =
        names(Stream.concat(history.stream().map(Released::by), Stream.ofNullable(draft).map(Draft::changedBy)));
    Released current = history.isEmpty() ? null : history.get(0);
    return new TextPage(
        kind.group(), line(kind, current, draft, names), version, texts.goingOut(kind, current).text(),
        history.stream().map(one -> edition(one, names)).toList(), List.copyOf(kind.places().values()), kind.requiredNames(),
        draft != null && viewer.proxy().isEmpty() && secondPerson.is(viewer, viewer.programme(), draft.editors()));
  }

  /**
   * The draft if there is one, else what goes out now, with the words of a case.
   *
   * @param caseKey empty for the latest case; whoever may not read that case gets examples
   */
  public Preview preview(Viewer viewer, int year, String kindId, String caseKey) {
    Place place = access.requireReader(viewer, year, kindId);
    MailKind kind = access.kind(kindId);
    List<Written> cases =
        rows.latest(viewer.programme(), kindId, CASES).stream()
            .filter(written -> letters.readsText(viewer, kindId, new CaseKey(written.caseKey())))
            .toList();
    Written chosen =
        caseKey.isEmpty()
            ? cases.stream().findFirst().orElse(null)
            : cases.stream()
                .filter(written -> written.caseKey().equals(caseKey))
                .findFirst()
                .orElseThrow(() -> new NotFound("mail " + kindId + " of " + caseKey));
    Map<String, String> said =
        chosen == null
            ? MailValues.examples(kind, messages.getMessage(YES, null, Locale.JAPAN))
            : rows.said(chosen.mailId());
    MailTexts.Filled filled = texts.filled(kind, texts.inWork(place), said);
    return new Preview(
        filled.text(), chosen == null ? null : chosen.caseKey(), filled.unsaid(),
        cases.stream()
            .map(written -> new CaseChoice(written.caseKey(), numbers.shown(written.caseKey())))
            .toList());
  }

  private Line line(MailKind kind, Released released, Draft draft, Map<UUID, String> names) {
    MailTexts.GoingOut going = texts.goingOut(kind, released);
    return new Line(
        kind.id(), kind.title(), going.text().subject(), released != null && !released.text().equals(kind.shipped()),
        going.leftAside() != null,
        released == null ? null : edition(released, names),
        draft == null
            ? null
            : new DraftLine(draft.text(), names.get(draft.changedBy()), draft.changedAt()));
  }

  private static Edition edition(Released one, Map<UUID, String> names) {
    return new Edition(
        one.year().name(), one.edition(), one.text(), one.note(), names.get(one.by()), one.at());
  }

  private Map<UUID, String> names(Stream<UUID> ids) {
    return people.names(ids.collect(Collectors.toSet()));
  }
}
